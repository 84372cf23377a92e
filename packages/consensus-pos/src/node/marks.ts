const FIRST_LENGTH = 256;

/** Which of the run's votes one node has marked, by their index: a byte each, since there are many. */
export class Marks {
  private marked = new Uint8Array(FIRST_LENGTH);

  has(index: number): boolean {
    return this.marked[index] === 1;
  }

  add(index: number): void {
    if (index >= this.marked.length) {
      const longer = new Uint8Array(2 * index);
      longer.set(this.marked);
      this.marked = longer;
    }
    this.marked[index] = 1;
  }
}
