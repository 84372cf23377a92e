/** Hands on results in the order of their tasks, each as soon as all before it are there. */
export class InOrder<Result> {
  readonly #onResult: ((result: Result, index: number) => void) | undefined;
  readonly #waiting = new Map<number, Result>();
  readonly #results: Result[] = [];
  readonly #isKept: boolean;
  #handedOn = 0;

  constructor(onResult: ((result: Result, index: number) => void) | undefined, isKept: boolean) {
    this.#onResult = onResult;
    this.#isKept = isKept;
  }

  /** How many were handed on: all tasks before this one are done. */
  get handedOn(): number {
    return this.#handedOn;
  }

  get results(): readonly Result[] {
    return this.#results;
  }

  add(index: number, result: Result): void {
    this.#waiting.set(index, result);
    while (this.#waiting.has(this.#handedOn)) {
      const next = this.#handedOn++;
      const ready = this.#waiting.get(next) as Result;
      this.#waiting.delete(next);
      if (this.#isKept) this.#results.push(ready);
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
