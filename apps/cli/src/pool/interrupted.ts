import type { Progress } from '../output/progress.js';

/** Ctrl-C was pressed while the workers were busy. */
export class Interrupted extends Error {
  override readonly name = 'Interrupted';

  constructor() {
    super('stopped by Ctrl-C');
  }
}

/** Does long work whose line of progress goes with it, however it ends. False where Ctrl-C ended it. */
export async function runUninterrupted(progress: Progress, work: () => Promise<void>): Promise<boolean> {
  try {
    await work();
    return true;
  } catch (error) {
    if (!(error instanceof Interrupted)) throw error;
    return false;
  } finally {
    progress.finish();
  }
}
