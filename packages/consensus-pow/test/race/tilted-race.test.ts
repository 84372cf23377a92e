import { createStream, type Lab } from '@dmct/core';
import { describe, expect, it } from 'vitest';
import { ROSENFELD, raceDoubleSpends } from '../../src/race/double-spend-race.js';
import {
  raceNakamotoTilted,
  raceTilted,
  tiltedLikelihood,
  tiltedNakamotoLikelihood,
  type LikelihoodRatio,
  type WeightedTrials,
} from '../../src/race/tilted-race.js';
import { nakamotoSuccess, rosenfeldSuccess } from '../../src/validations/closed-forms.js';
import { measureTilted, NAKAMOTO_RACE, TRUE_RACE } from '../../src/validations/double-spend-row.js';

const TRIALS = 40_000;
const RARE = [
  [0.1, 18],
  [0.05, 12],
  [0.3, 110],
] as const;

/** Measured over expected, and 3.3 standard errors of that. */
function compare(
  { trials, sum, squares }: WeightedTrials,
  expected: number,
): { readonly ratio: number; readonly error: number } {
  const mean = sum / trials;
  return { ratio: mean / expected, error: 3.3 * Math.sqrt((squares / trials / mean / mean - 1) / trials) };
}

function race(share: number, confirmations: number, likelihood?: LikelihoodRatio): WeightedTrials {
  const stream = createStream(1, `tilted ${String(share)}`);
  return raceTilted({ share, confirmations, trials: TRIALS, ...ROSENFELD }, stream, likelihood);
}

function raceModel(share: number, confirmations: number, likelihood?: LikelihoodRatio): WeightedTrials {
  const stream = createStream(1, `tilted ${String(share)}`);
  return raceNakamotoTilted({ share, confirmations, trials: TRIALS }, stream, likelihood);
}

describe('successes of about one in a thousand million', () => {
  it.each(RARE)('the true race, q=%d n=%i, as Rosenfeld says', (share, n) => {
    const expected = rosenfeldSuccess(share, n);
    expect(expected).toBeLessThan(1e-8);
    const { ratio, error } = compare(race(share, n), expected);
    expect(error).toBeLessThan(0.05);
    expect(Math.abs(ratio - 1)).toBeLessThan(error);
  });
  it.each(RARE)("Nakamoto's model, q=%d z=%i, as Nakamoto says", (share, z) => {
    const { ratio, error } = compare(raceModel(share, z), nakamotoSuccess(share, z));
    expect(error).toBeLessThan(0.05);
    expect(Math.abs(ratio - 1)).toBeLessThan(error);
  });
  it('no pre-mined block and strict overtaking is another race, by (q/p)^2', () => {
    const convention = { preMined: 0, mustOvertake: true };
    const point = { share: 0.1, confirmations: 6, trials: TRIALS, ...convention };
    const { ratio, error } = compare(raceTilted(point, createStream(1, 'off by one')), 0.00011032);
    expect(Math.abs(ratio - 1)).toBeLessThan(error);
  });
});

it('where both can be run, the race as it is and the tilted one agree', () => {
  const point = { share: 0.3, confirmations: 5, trials: 200_000, ...ROSENFELD };
  const plain = raceDoubleSpends(point, createStream(1, 'plain')) / point.trials;
  const { ratio, error } = compare(race(0.3, 5), plain);
  const plainError = 3.3 * Math.sqrt((1 - plain) / plain / point.trials);
  expect(Math.abs(ratio - 1)).toBeLessThan(Math.hypot(error, plainError));
});

describe('a planted bug in the likelihood is seen', () => {
  const once = { waiting: { attackers: 0, honest: 0 }, chasing: { attackers: 0, honest: 0 } };
  const isSeen = (trials: WeightedTrials, expected: number): boolean => {
    const { ratio, error } = compare(trials, expected);
    return !(Math.abs(ratio - 1) < error);
  };
  it.each<[string, LikelihoodRatio]>([
    ['the wait is not weighed', ({ chasing }, share) => tiltedLikelihood({ ...once, chasing }, share)],
    ['the chase is not weighed', ({ waiting }, share) => tiltedLikelihood({ ...once, waiting }, share)],
    [
      'one block too many in the chase',
      (blocks, share) => (tiltedLikelihood(blocks, share) * share) / (1 - share),
    ],
    ['a share that is 2 % off', (blocks, share) => tiltedLikelihood(blocks, share * 1.02)],
  ])('%s', (_, likelihood) => {
    expect(isSeen(race(0.1, 18, likelihood), rosenfeldSuccess(0.1, 18))).toBe(true);
  });
  it("Nakamoto's model: the passing of time without the attacker's blocks is not weighed", () => {
    const forgetful: LikelihoodRatio = (blocks, share) =>
      tiltedNakamotoLikelihood({ ...blocks, waiting: { ...blocks.waiting, honest: 0 } }, share);
    expect(isSeen(raceModel(0.1, 18, forgetful), nakamotoSuccess(0.1, 18))).toBe(true);
  });
});

describe('a row that tilts', () => {
  const lab: Lab = {
    simulate: () => {
      throw new Error('a race needs no simulator');
    },
    stream: (label) => createStream(1, label),
    quick: true,
    progress: () => undefined,
  };
  it.each([
    [0.01, 1],
    [0.01, 45],
    [0.49, 200],
    [0.45, 200],
    [0.25, 200],
    [0.4, 75],
  ])('is within 1/20 with a share of %d against %i confirmations, in both models', (share, confirmations) => {
    for (const [rare, form] of [
      [TRUE_RACE, rosenfeldSuccess],
      [NAKAMOTO_RACE, nakamotoSuccess],
    ] as const) {
      const { measured, tolerance } = measureTilted(rare.tilted, { share, confirmations }, lab);
      const expected = form(share, confirmations);
      expect(tolerance / expected).toBeLessThan(0.06);
      expect(Math.abs(measured - expected)).toBeLessThan(tolerance);
    }
  });
  it('passes on no empty sample, and refuses in one line what would take too long', () => {
    const none = (): WeightedTrials => ({ trials: 1, sum: 0, squares: 0 });
    const wild = (): WeightedTrials => ({ trials: 1e6, sum: 1, squares: 1 });
    for (const tilted of [none, wild]) {
      expect(() => measureTilted(tilted, { share: 0.1, confirmations: 6 }, lab)).toThrow(
        /^a share .+ fewer confirmations$/,
      );
    }
  });
});
