import type { Estimates } from './estimates.js';

/**
 * From when a long task is preferred to the next one: it might keep one worker busy when the others have nothing left.
 * Half, since estimates are rough.
 */
const TAIL_SHARE = 0.5;

/**
 * Which task is done next: the first that is left, so that results come in their order soon; but the longest, once it
 * takes so long that what is left for a worker is hardly more.
 */
export class TaskQueue {
  readonly #workers: number;
  readonly #estimates: Estimates<unknown>;
  readonly #left: number[];
  readonly #isWeighed: boolean;

  /** @param isWeighed whether tasks say what they cost; else they are taken as they stand. */
  constructor(
    indices: readonly number[],
    estimates: Estimates<unknown>,
    options: { readonly workers: number; readonly isWeighed: boolean },
  ) {
    // Reversed, so that taking the first is cheap.
    this.#left = [...indices].reverse();
    this.#estimates = estimates;
    this.#workers = options.workers;
    this.#isWeighed = options.isWeighed;
  }

  /** The first task that is left. */
  get first(): number | undefined {
    return this.#left.at(-1);
  }

  take(): number | undefined {
    if (!this.#isWeighed) return this.#left.pop();
    let sum = 0;
    let longest = 0;
    let at = this.#left.length - 1;
    this.#left.forEach((index, position) => {
      const seconds = this.#estimates.expected(index);
      sum += seconds;
      if (seconds < longest) return;
      longest = seconds;
      at = position;
    });
    if (longest < (TAIL_SHARE * sum) / this.#workers) return this.#left.pop();
    return this.#left.splice(at, 1)[0];
  }
}
