import type { RandomStream } from '@dmct/core';
import { coordinateSearch, matrixAdaptationSearch } from '@dmct/physics';
import { decodeGenome, genomeLength, knownEmissions, plainLie, type AdversaryLimits } from './genome.js';
import { lieShares, type AntennaEmission, type Stage } from './stage.js';

/** mislead: the lie's share, as large as it can be; split: all receivers on the edge, where noise parts them. */
export type AdversaryGoal = 'mislead' | 'split';

/** What a search for an emission works on, and how long it may look. */
export interface EmissionSearchOptions {
  readonly stage: Stage;
  readonly limits: AdversaryLimits;
  readonly stream: RandomStream;
  /** Default mislead. */
  readonly goal?: AdversaryGoal;
  /** How often an emission may be tried. Default 400. */
  readonly evaluations?: number;
  /** Draws of the phases that the adversary doesn't know, the same for all emissions tried. Default 4. */
  readonly draws?: number;
  /** How many draws that the search has not seen judge what it found. Default 50. */
  readonly freshDraws?: number;
  /** Default matrix-adaptation; coordinate is the baseline. */
  readonly method?: 'matrix-adaptation' | 'coordinate';
}

/** What the search found. */
export interface EmissionReport {
  /** A role each; antennas take them in turn. */
  readonly emission: readonly AntennaEmission[];
  /** The objective: mean share of the lie, or minus the mean distance from one half. */
  readonly value: number;
  /** The same objective, a share, of the plain lie: everybody at full power, in its slot. */
  readonly plainValue: number;
  /** The best value known: the plain lie's, the best by hand, and after each step of the search. */
  readonly trace: readonly number[];
  readonly evaluations: number;
  /** How often a listener follows the lie, on draws that the search has not seen. */
  readonly flipRate: number;
  readonly limits: AdversaryLimits;
}

const FRESH_DRAWS = 50;

/**
 * Looks for the emission that serves the adversary best against the receivers of a stage, within its limits. Receivers
 * are asked, not taken apart: any receiver will do. Throws a RangeError for limits that leave nothing to search.
 */
export function searchEmission(options: EmissionSearchOptions): EmissionReport {
  const { stage, limits, stream, goal = 'mislead', evaluations = 400, method } = options;
  const draws = limits.phases === 'known' ? 1 : (options.draws ?? 4);
  // The same phases for every emission tried: what differs is the emission.
  const tapes = Array.from({ length: draws }, () => createTape(stream));
  const objective = (genome: Float64Array): number => {
    const antennas = perAntenna(decodeGenome(genome, limits), limits);
    let sum = 0;
    for (const tape of tapes) {
      const shares = lieShares(stage, antennas, { knows: limits.phases, uniform: tape() });
      sum += shares.reduce((total, share) => total + worth(share, goal), 0) / shares.length;
    }
    return sum / draws;
  };
  const search = method === 'coordinate' ? coordinateSearch : matrixAdaptationSearch;
  const known = knownEmissions(limits).slice(0, Math.max(1, evaluations - 1));
  const values = known.map(objective);
  const [plainValue = NaN, knownValue] = [values[0], Math.max(...values)];
  const start = known[values.indexOf(knownValue)] ?? plainLie(limits);
  const found = search(objective, {
    dimensions: genomeLength(limits),
    evaluations: Math.max(1, evaluations - known.length),
    uniform: () => stream.uniform(),
    start,
  });
  const emission = decodeGenome(found.value > knownValue ? found.best : start, limits);
  return {
    emission,
    value: Math.max(found.value, knownValue),
    plainValue,
    trace: [plainValue, knownValue, ...found.trace.map((value) => Math.max(value, knownValue))],
    evaluations: found.evaluations + known.length,
    flipRate: flipRateOf(options, emission),
    limits,
  };
}

function worth(share: number, goal: AdversaryGoal): number {
  return goal === 'mislead' ? share : -Math.abs(share - 0.5);
}

function flipRateOf(
  { stage, limits, stream, freshDraws = FRESH_DRAWS }: EmissionSearchOptions,
  emission: readonly AntennaEmission[],
): number {
  const draws = limits.phases === 'known' ? 1 : freshDraws;
  const antennas = perAntenna(emission, limits);
  let flipped = 0;
  for (let draw = 0; draw < draws; draw++) {
    const shares = lieShares(stage, antennas, { knows: limits.phases, uniform: () => stream.uniform() });
    flipped += shares.filter((share) => share > 0.5).length;
  }
  return flipped / draws / stage.listeners.length;
}

function perAntenna(
  roles: readonly AntennaEmission[],
  { antennas }: AdversaryLimits,
): readonly AntennaEmission[] {
  return Array.from({ length: antennas }, (_, a) => roles[a % roles.length] as AntennaEmission);
}

/** Draws that can be replayed from their beginning. */
function createTape(stream: RandomStream): () => () => number {
  const drawn: number[] = [];
  return () => {
    let at = 0;
    return () => (drawn[at++] ??= stream.uniform());
  };
}
