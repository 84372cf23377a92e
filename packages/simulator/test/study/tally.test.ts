import fc from 'fast-check';
import { expect, it } from 'vitest';
import { joinTallies, tallyOf } from '../../src/study/tally.js';
import { splitRuns } from '../../src/study/runs-task.js';
import { createResult } from './runs.js';

const result = fc
  .record({
    faulty: fc.double({ noNaN: true }),
    seconds: fc.option(fc.double({ noNaN: true })),
    gamma: fc.boolean(),
    wrong: fc.boolean(),
  })
  .map(({ faulty, gamma, seconds, wrong }) =>
    createResult({
      faultyShare: faulty,
      finalitySeconds: seconds === null ? null : { mean: seconds, p50: 0, p99: 0, max: 0 },
      hardware: gamma ? { antennas: faulty } : {},
      ...(gamma && { attackMeasures: { gamma: faulty } }),
      ...(wrong && {
        verdicts: { ...createResult().verdicts, validity: 'violated' },
        replay: String(faulty),
      }),
    }),
  );

it('tallies of consecutive runs join to the tally of all, to the bit', () => {
  fc.assert(
    fc.property(fc.array(fc.array(result, { maxLength: 6 }), { maxLength: 6 }), (pieces) => {
      expect(joinTallies(pieces.map(tallyOf))).toEqual(tallyOf(pieces.flat()));
    }),
    { seed: 1, numRuns: 200 },
  );
});

it('pieces of a study cover each of its seeds once, in order', () => {
  const scenario = { strategy: 'plain', attack: 'none', nodes: 4, traitors: 0 };
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 3000 }), fc.integer({ min: 0, max: 1e9 }), (count, seed) => {
      const seeds = splitRuns({ scenario, seed, count }).flatMap((piece) =>
        Array.from({ length: piece.count }, (_, index) => piece.seed + index),
      );
      expect(seeds).toEqual(Array.from({ length: count }, (_, index) => seed + index));
    }),
    { seed: 1, numRuns: 50 },
  );
});
