import type { HonestChain } from './spread-chain.js';

/**
 * The honest miners' chain where news travels for one constant delay: a miner builds on its own blocks at once and on
 * another's after the delay (Decker and Wattenhofer 2013; Pass, Seeman and Shelat 2017). Heights are all that counts.
 */
export class DelayedChain implements HonestChain {
  height = 0;
  /** Height of the longest chain that everybody knows. */
  #known = 0;
  readonly #own: Int32Array;
  readonly #delay: number;
  /** Blocks under way, oldest first, in a ring. */
  #times = new Float64Array(64);
  #heights = new Int32Array(64);
  #first = 0;
  #count = 0;

  constructor(miners: number, delay: number) {
    this.#own = new Int32Array(miners);
    this.#delay = delay;
  }

  find(miner: number, time: number): number {
    this.#hearUntil(time - this.#delay);
    const height = Math.max(this.#known, this.#own[miner] ?? 0) + 1;
    this.#own[miner] = height;
    if (height > this.height) this.height = height;
    this.#push(time, height);
    return height;
  }

  #hearUntil(time: number): void {
    const mask = this.#times.length - 1;
    while (this.#count > 0 && (this.#times[this.#first] as number) <= time) {
      const height = this.#heights[this.#first] as number;
      if (height > this.#known) this.#known = height;
      this.#first = (this.#first + 1) & mask;
      this.#count--;
    }
  }

  #push(time: number, height: number): void {
    const size = this.#times.length;
    if (this.#count === size) this.#grow(size);
    const last = (this.#first + this.#count) & (this.#times.length - 1);
    this.#times[last] = time;
    this.#heights[last] = height;
    this.#count++;
  }

  #grow(size: number): void {
    const times = new Float64Array(2 * size);
    const heights = new Int32Array(2 * size);
    for (let index = 0; index < size; index++) {
      const from = (this.#first + index) & (size - 1);
      times[index] = this.#times[from] as number;
      heights[index] = this.#heights[from] as number;
    }
    this.#times = times;
    this.#heights = heights;
    this.#first = 0;
  }
}
