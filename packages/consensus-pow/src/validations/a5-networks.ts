import { defineValidation, type Lab, type Measurement } from '@dmct/core';
import { z } from 'zod';
import { DECKER_WATTENHOFER_2013, GERVAIS_2016 } from '../citations.js';
import { raceWithDelay, type DelayRace } from '../race/delay-race.js';

const BLOCKS = 2e6;
const QUICK_BLOCKS = 5e5;

/** Share of stale blocks, raced. */
function measureStale(race: Omit<DelayRace, 'attackerShare'>, lab: Lab): Omit<Measurement, 'tolerance'> {
  const samples = lab.quick ? QUICK_BLOCKS : BLOCKS;
  const { honestBlocks, honestHeight } = raceWithDelay(
    { ...race, attackerShare: 0 },
    samples,
    lab.stream('race'),
  );
  return { measured: 1 - honestHeight / honestBlocks, samples };
}

/** The paper's own figures, remembered and not confirmed: mean interval, and the delay to which its propagation adds up. */
const DECKER = { intervalSeconds: 633, delaySeconds: 11.37, predicted: 0.0178, observed: 0.0169 };

export const a5Decker = defineValidation({
  id: 'A5-decker',
  title: "share of stale blocks in Bitcoin's network of 2012, all delays as the one constant of equal effect",
  source: DECKER_WATTENHOFER_2013,
  params: z.object({
    figure: z.enum(['predicted', 'observed']).default('predicted').describe("which of the paper's figures"),
  }),
  points: [{ figure: 'predicted' as const }, { figure: 'observed' as const }],
  kind: 'reported',
  expected: ({ figure }) => DECKER[figure],
  measure({ figure }, lab) {
    const delay = DECKER.delaySeconds / DECKER.intervalSeconds;
    return Promise.resolve({
      ...measureStale({ miners: 1000, delay }, lab),
      tolerance: 0.05 * DECKER[figure],
    });
  },
});

/** Mean block interval, s, to the median time that a block needs to reach a node, s, and the share of stale blocks. */
const GERVAIS_TABLE = {
  600: { medianSeconds: 14.7, stale: 0.0151 },
  150: { medianSeconds: 4.18, stale: 0.0182 },
  60: { medianSeconds: 2.08, stale: 0.0215 },
  30: { medianSeconds: 1.43, stale: 0.0254 },
  10: { medianSeconds: 1, stale: 0.0477 },
  5: { medianSeconds: 0.89, stale: 0.0864 },
  1: { medianSeconds: 0.82, stale: 0.2674 },
} as const;
type Interval = keyof typeof GERVAIS_TABLE;
const INTERVALS: readonly Interval[] = [600, 150, 60, 30, 10, 5, 1];

/** Hashrates of the sixteen pools that the paper's simulator mines with (its source, `bitcoinMinersHash`). */
const POOL_SHARES = [
  0.289, 0.196, 0.159, 0.133, 0.066, 0.054, 0.029, 0.016, 0.012, 0.012, 0.012, 0.009, 0.005, 0.005, 0.002,
  0.002,
];

/** The criterion: between 1/1.5 and 1.5 times the figure. */
const FACTOR_ALLOWED = 1.5;

/** How far a measured value may be off, on the side on which it is. */
function factorTolerance(measured: number, expected: number): number {
  return measured > expected ? (FACTOR_ALLOWED - 1) * expected : (1 - 1 / FACTOR_ALLOWED) * expected;
}

/**
 * Reported though the figures are certain, because the model isn't theirs: at 10 s it has 1.57 times their stale blocks.
 * The median is of the way to any node, over several hops, and stands here for the way between pools, which in their
 * simulator is one hop on fast links (`bitcoin-topology-helper.cc` of its source links each pool to all others). A spread of delays about that
 * median doesn't help: while delays are short the stale share goes by their mean, which is the median if the spread is
 * symmetrical and more if it has a long tail, as Decker and Wattenhofer saw; nor do more miners, who find fewer of the
 * blocks themselves. What would help is a factor for the way between pools, which nobody printed.
 */
export const a5Gervais = defineValidation({
  id: 'A5-gervais',
  title:
    'share of stale blocks by block interval, if pools were as far apart as nodes are (the paper’s pools are nearer)',
  source: GERVAIS_2016,
  params: z.object({
    intervalSeconds: z
      .union(
        INTERVALS.map((interval) => z.literal(interval)),
        {
          error: `must be one of the paper's: ${INTERVALS.join(', ')}`,
        },
      )
      .default(600)
      .describe('mean interval between blocks, s'),
  }),
  points: INTERVALS.map((intervalSeconds) => ({ intervalSeconds })),
  kind: 'reported',
  expected: ({ intervalSeconds }) => GERVAIS_TABLE[intervalSeconds].stale,
  measure({ intervalSeconds }, lab) {
    const measurement = measureGervais(intervalSeconds, lab);
    const tolerance = factorTolerance(measurement.measured, GERVAIS_TABLE[intervalSeconds].stale);
    return Promise.resolve({ ...measurement, tolerance });
  },
});

/** What the model can be held to, whatever the way between pools: shorter intervals, more stale blocks. */
export const a5GervaisOrder = defineValidation({
  id: 'A5-gervais-order',
  title: 'whether (1) the share of stale blocks rises at each step to a shorter interval of the paper',
  source: GERVAIS_2016,
  params: z.object({
    case: z.enum(['monotone']).default('monotone').describe('what is asked of the seven intervals together'),
  }),
  points: [{ case: 'monotone' as const }],
  kind: 'statistical',
  expected: () => 1,
  measure(_, lab) {
    const measured = INTERVALS.map((intervalSeconds, index) => {
      lab.progress(index / INTERVALS.length);
      return measureGervais(intervalSeconds, lab);
    });
    const shares = measured.map((each) => each.measured);
    const isMonotone = shares.every((share, index) => share > (shares[index - 1] ?? 0));
    return Promise.resolve({
      measured: isMonotone ? 1 : 0,
      samples: measured.reduce((sum, { samples }) => sum + samples, 0),
      tolerance: 0,
    });
  },
});

/** Sixteen pools, the median as the one delay between them. */
function measureGervais(intervalSeconds: Interval, lab: Lab): Omit<Measurement, 'tolerance'> {
  const delay = GERVAIS_TABLE[intervalSeconds].medianSeconds / intervalSeconds;
  return measureStale({ miners: POOL_SHARES.length, shares: POOL_SHARES, delay }, lab);
}
