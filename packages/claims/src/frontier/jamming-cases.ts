import type { Lab, RunResult } from '@dmct/core';
import { mean } from '@dmct/simulator';
import { caseOf, NODES } from './case-of.js';
import { firstSeeds } from './even-seeds.js';
import { ballPlaces, type Point } from './places.js';
import type { Prediction, ThresholdCase } from './threshold.js';

const ROUNDS = 12;
/** The attack's default, and one that no cap on power would notice. */
const POWERS = [100, 0.1] as const;
/** Both orders alike beside an honest gate's one leave a reading below κ = 0.95 from this share of its energy on. */
const BLURRING_SHARE = 1 / 9;

/** One jammer alone: what it takes to leave a general undecided to the last of twelve rounds. */
export const jammingCases: readonly ThresholdCase[] = [
  ...POWERS.map((power) =>
    caseOf(
      'causal',
      'jamming',
      { name: 'J that one jammer may spend in 12 rounds', low: 1e-10, high: 0.1, isWhole: false },
      (joules) => ({ attackParams: { joules, power }, params: { rounds: ROUNDS } }),
      {
        gain: () => power,
        note: `one, power ${String(power)}`,
        predicted: (lab, runs) => energyOfRounds(lab, runs, power),
      },
    ),
  ),
  caseOf(
    'causal',
    'jamming',
    { name: 'power of one jammer over an honest general’s', low: 1e-4, high: 1e4, isWhole: false },
    (power) => ({ attackParams: { power }, params: { rounds: ROUNDS } }),
    { gain: (power) => power, note: 'one', predicted: leastPower },
  ),
];

/** Runs of one traitor's seeds, for its place and for how long a round takes. */
function honestRuns(lab: Lab, runs: number): readonly RunResult[] {
  return firstSeeds(runs).map((seed) =>
    lab.simulate({
      ...{ strategy: 'dmct', attack: 'wrong-order', nodes: NODES, traitors: 1, topology: 'uniform', seed },
      conditions: { places: ballPlaces(NODES, seed) },
    }),
  );
}

/** What a jammer radiates in as long as the rounds last: a common order is decided after the first. */
function energyOfRounds(lab: Lab, runs: number, power: number): Prediction {
  const results = honestRuns(lab, runs);
  const roundSeconds = mean(results.map(({ finalitySeconds }) => finalitySeconds?.max ?? NaN));
  const watts = power * mean(results.map(({ hardware }) => hardware['transmitWatts'] ?? NaN));
  return { value: watts * ROUNDS * roundSeconds, why: `its power for ${String(ROUNDS)} rounds` };
}

/**
 * The jammer's power at which the general where it is heard best loses its sixth clear gate (its own vote is one),
 * by 1/r²: the median over the seeds.
 */
function leastPower(lab: Lab, runs: number): Prediction {
  const powers = honestRuns(lab, runs)
    .map(({ faulty, seed }) => blindingPower(ballPlaces(NODES, seed), faulty[0] ?? 0))
    .sort((a, b) => a - b);
  return {
    value: powers[Math.floor(powers.length / 2)] ?? NaN,
    why: 'a ninth of the sixth clear gate’s energy, at the general that it blinds first',
  };
}

function blindingPower(places: readonly Point[], jammer: number): number {
  const square = (a: number, b: number): number =>
    places[a]!.reduce((sum, value, k) => sum + (value - places[b]![k]!) * (value - places[b]![k]!), 0);
  const honest = places.map((_, id) => id).filter((id) => id !== jammer);
  const atEach = honest.map((at) => {
    const ways = honest
      .filter((id) => id !== at)
      .map((id) => square(id, at))
      .sort((a, b) => a - b);
    // Five of the others besides its own vote must be clear: the fifth nearest is the first to go.
    return (BLURRING_SHARE * square(jammer, at)) / ways[4]!;
  });
  return Math.min(...atEach);
}
