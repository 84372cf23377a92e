/** The honest miners' chain, as a race needs it: who finds a block when, and how high it stands. */
export interface HonestChain {
  /** Height of the longest chain, whoever knows it. */
  readonly height: number;
  /** `miner` finds a block at `time` (never before the last one's). Returns its height. */
  find(miner: number, time: number): number;
}

/** Delays between miners, `delays[from][to]`, in mean intervals. */
export type DelayMatrix = readonly (readonly number[])[];

/**
 * As `DelayedChain`, where each pair of miners has a delay of its own. For few miners: each block is told to all at
 * once and nobody passes it on, which is right where no way over a third miner is shorter.
 */
export class SpreadChain implements HonestChain {
  height = 0;
  /** Height of the longest chain that has reached everybody. */
  #known = 0;
  /** Height of what a miner has found itself. */
  readonly #own: number[];
  readonly #delays: DelayMatrix;
  readonly #longest: number;
  #underWay: { readonly miner: number; readonly time: number; readonly height: number }[] = [];

  constructor(delays: DelayMatrix) {
    this.#delays = delays;
    this.#own = delays.map(() => 0);
    this.#longest = Math.max(...delays.flat());
  }

  find(miner: number, time: number): number {
    this.#settleUntil(time - this.#longest);
    let best = Math.max(this.#known, this.#own[miner] ?? 0);
    for (const block of this.#underWay) {
      const arrival = block.time + (this.#delays[block.miner]?.[miner] ?? 0);
      if (block.height > best && arrival <= time) best = block.height;
    }
    const height = best + 1;
    this.#own[miner] = height;
    if (height > this.height) this.height = height;
    this.#underWay.push({ miner, time, height });
    return height;
  }

  #settleUntil(time: number): void {
    const first = this.#underWay.findIndex((block) => block.time > time);
    const arrived = first === -1 ? this.#underWay.length : first;
    if (arrived === 0) return;
    for (const { height } of this.#underWay.splice(0, arrived)) {
      if (height > this.#known) this.#known = height;
    }
  }
}
