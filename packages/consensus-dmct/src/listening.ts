import type { Emission, Observation, ObservationRequest } from '@dmct/core';
import type { Vote } from './codebook.js';
import type { Judgement } from './rules.js';

/**
 * How a general speaks and listens in a round: the exchangeable part. Times are whole ns on the general's own clock.
 */
export interface Listening {
  /** When a round (1, 2, ...) begins, after the epoch. */
  startNanoseconds(round: number): number;
  /** One window a round, opened so long after its beginning. */
  readonly windowOffsetNanoseconds: number;
  windowNanoseconds(round: number): number;
  /** What a window asks for besides the field at one's own place. */
  readonly request: Pick<ObservationRequest, 'antennaOffsetsMetres'>;
  /** Bits that a general adds to the common coin each round; 0 where there is none. */
  readonly coinBits: number;
  /** What a general with this vote radiates in a round (1, 2, …); `phase` draws one phase in radians. */
  emissions(
    round: number,
    roundStart: number,
    vote: Vote,
    bits: Uint8Array,
    phase: () => number,
  ): readonly Emission[];
  /** What the round's window said to a general with this vote and these bits of its own. */
  judge(observation: Observation, round: number, vote: Vote, bits: Uint8Array): Judgement;
}
