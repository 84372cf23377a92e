/** Ctrl-C was pressed while the workers were busy. */
export class Interrupted extends Error {
  override readonly name = 'Interrupted';

  constructor() {
    super('stopped by Ctrl-C');
  }
}
