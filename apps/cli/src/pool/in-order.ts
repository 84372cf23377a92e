/** Hands on results in the order of their tasks, each as soon as all before it are there. */
export class InOrder<Result> {
  readonly #onResult: ((result: Result, index: number) => void) | undefined;
  readonly #waiting = new Map<number, Result>();
  readonly #results: Result[] = [];

  constructor(onResult: ((result: Result, index: number) => void) | undefined) {
    this.#onResult = onResult;
  }

  /** How many were handed on: all tasks before this one are done. */
  get handedOn(): number {
    return this.#results.length;
  }

  get results(): readonly Result[] {
    return this.#results;
  }

  add(index: number, result: Result): void {
    this.#waiting.set(index, result);
    for (let next = this.#results.length; this.#waiting.has(next); next = this.#results.length) {
      const ready = this.#waiting.get(next) as Result;
      this.#waiting.delete(next);
      this.#results.push(ready);
      this.#onResult?.(ready, next);
    }
  }

  /** Hands on what is there, gaps or not: nothing more will come. */
  flush(): void {
    for (const [index, result] of [...this.#waiting].sort(([a], [b]) => a - b))
      this.#onResult?.(result, index);
    this.#waiting.clear();
  }
}
