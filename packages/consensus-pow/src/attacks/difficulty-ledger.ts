import { nanosecondsToSeconds, type ChainSurface, type Message, type MiningSurface } from '@dmct/core';
import { MEDIAN_TIME_BLOCKS, medianTimePast } from '../timestamps.js';

/** What liars about the time look up: heights, times and difficulties, as the first block seen at each height has them. */
export class DifficultyLedger {
  readonly #weights: number[] = [];
  readonly #times: number[] = [];
  #lastNanoseconds = 0;

  constructor(
    private readonly chain: ChainSurface,
    private readonly mining: MiningSurface,
    private readonly strategyParams: unknown,
    private readonly now: () => number,
  ) {}

  /** The greatest height seen; 0 before the first block. */
  get height(): number {
    return Math.max(0, this.#weights.length - 1);
  }

  /** The time that the next block must be later than, s from the start of the run. */
  get medianSeconds(): number {
    return medianTimePast(this.#times.slice(-MEDIAN_TIME_BLOCKS));
  }

  see(message: Message): void {
    const block = this.chain.blockOf(message);
    if (block === null || this.#weights[block.height] !== undefined) return;
    this.#weights[block.height] = block.weight;
    this.#times[block.height] = this.mining.timeSecondsOf(message, this.strategyParams) ?? 0;
    this.#lastNanoseconds = this.now();
  }

  measure(): Readonly<Record<string, number>> {
    // `filter` passes over heights that nobody showed.
    const weights = this.#weights.filter(() => true);
    const first = weights[0];
    const last = weights[weights.length - 1];
    if (first === undefined || last === undefined) return {};
    const factors = weights.slice(1).map((weight, index) => weight / (weights[index] ?? weight));
    const changes = factors.filter((factor) => factor !== 1);
    return {
      blocks: weights.length,
      difficultyFactor: last / first,
      adjustments: changes.length,
      steepestAdjustmentFactor: Math.max(1, ...changes.map((factor) => Math.max(factor, 1 / factor))),
      secondsPerBlock: nanosecondsToSeconds(this.#lastNanoseconds) / weights.length,
    };
  }
}
