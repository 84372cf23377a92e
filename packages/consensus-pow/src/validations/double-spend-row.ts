import { UsageError, type Lab, type Measurement, type RandomStream } from '@dmct/core';
import {
  blocksPerTrial,
  raceDoubleSpends,
  raceNakamoto,
  ROSENFELD,
  type RaceTrials,
} from '../race/double-spend-race.js';
import {
  blocksPerTiltedTrial,
  raceNakamotoTilted,
  raceTilted,
  type WeightedTrials,
} from '../race/tilted-race.js';
import { ERRORS_ALLOWED, inParts, proportion, successVariance, trialsFor } from './sampling.js';

/** A double spend's race, as it is and tilted. */
export interface RareRace {
  /** Blocks that one trial draws, about. */
  readonly blocksPerTrial: (share: number, confirmations: number) => number;
  /** How many of the trials succeed. */
  readonly race: (race: RaceTrials, stream: RandomStream) => number;
  /** The same by importance sampling. */
  readonly tilted: (race: RaceTrials, stream: RandomStream) => WeightedTrials;
}

/** Rosenfeld's, the true one. */
export const TRUE_RACE: RareRace = {
  blocksPerTrial,
  race: (race, stream) => raceDoubleSpends({ ...race, ...ROSENFELD }, stream),
  tilted: (race, stream) => raceTilted({ ...race, ...ROSENFELD }, stream),
};

/** Draws of an exponential interval, in draws of a coin. */
const COINS_AN_INTERVAL = 10;

/** Nakamoto's own model. */
export const NAKAMOTO_RACE: RareRace = {
  blocksPerTrial: (share, confirmations) =>
    blocksPerTrial(share, confirmations) + COINS_AN_INTERVAL * (1 + (confirmations * share) / (1 - share)),
  race: raceNakamoto,
  tilted: raceNakamotoTilted,
};

/** Blocks that a row draws at most, about: a few seconds. */
const BLOCKS_MAX = 1.2e8;

/** A point of a row about double spends: who attacks, and how deep the payment is. */
export interface DoubleSpendPoint {
  readonly share: number;
  readonly confirmations: number;
  /** About how often it succeeds, which says how it is best measured and is no part of what is measured. */
  readonly expected: number;
}

/**
 * How often a double spend succeeds, with an error of at most 5 %. Where that takes no more than a few seconds the race
 * is run as it is, elsewhere tilted.
 */
export function measureDoubleSpend(
  race: RareRace,
  { share, confirmations, expected }: DoubleSpendPoint,
  lab: Lab,
  label = 'race',
): Measurement {
  const trials = trialsFor(successVariance(expected), lab);
  const point = { share, confirmations };
  return trials * race.blocksPerTrial(share, confirmations) <= BLOCKS_MAX
    ? proportion(trials, expected, lab, createRun(race.race, point, lab.stream(label)))
    : measureTilted(race.tilted, point, lab, label);
}

const PILOT_TRIALS = 4000;

/** A pilot says how far the weights scatter, and so how many races it takes; only these are counted. */
export function measureTilted(
  tilted: RareRace['tilted'],
  point: { readonly share: number; readonly confirmations: number },
  lab: Lab,
  label = 'race',
): Measurement {
  const pilot = momentsOf([tilted({ ...point, trials: PILOT_TRIALS }, lab.stream(`${label} pilot`))]);
  const trials = trialsFor(pilot.relativeVariance, lab);
  const { share, confirmations } = point;
  if (!(trials * blocksPerTiltedTrial(share, confirmations) <= BLOCKS_MAX)) {
    throw new UsageError(
      `a share of ${String(share)} against ${String(confirmations)} confirmations takes more than ${String(BLOCKS_MAX)} blocks to be measured to 5 %: choose fewer confirmations`,
    );
  }
  const parts = inParts(trials, lab, createRun(tilted, point, lab.stream(label)));
  const { mean, relativeVariance } = momentsOf(parts);
  return {
    measured: mean,
    samples: trials,
    tolerance: ERRORS_ALLOWED * mean * Math.sqrt(relativeVariance / trials),
  };
}

function createRun<T>(
  race: (race: RaceTrials, stream: RandomStream) => T,
  point: { readonly share: number; readonly confirmations: number },
  stream: RandomStream,
): (trials: number) => T {
  return (trials) => race({ ...point, trials }, stream);
}

/** Mean of the weights, and the variance of one in squared means: NaN where all are zero, which nothing passes. */
function momentsOf(parts: readonly WeightedTrials[]): {
  readonly mean: number;
  readonly relativeVariance: number;
} {
  const trials = parts.reduce((sum, part) => sum + part.trials, 0);
  const mean = parts.reduce((sum, part) => sum + part.sum, 0) / trials;
  // Scaled by the mean, so that the square of a tiny weight is still a number.
  const squares = parts.reduce((sum, part) => sum + part.squares, 0) / trials;
  return { mean, relativeVariance: squares / mean / mean - 1 };
}
