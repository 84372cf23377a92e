import { defineValidation } from '@dmct/core';
import { z } from 'zod';
import { SAPIRSHTEIN_2016 } from '../citations.js';
import { profitThreshold } from '../race/break-even.js';
import { solveWithholding } from '../withholding/optimal.js';

const params = z.object({
  gamma: z
    .number()
    .min(0)
    .max(0.9)
    .default(0)
    .describe('share of the honest that follow the attacker in a tie, 0 to 0.9'),
  tieBreak: z
    .enum(['first-seen', 'random'])
    .default('first-seen')
    .describe('how the honest choose in a tie; random: a coin each, for which gamma is 0.5'),
});
type Params = z.output<typeof params>;

/** The paper's figures. */
const PRINTED: readonly (Params & { readonly threshold: number })[] = [
  { gamma: 0, tieBreak: 'first-seen', threshold: 0.32942 },
  { gamma: 0.5, tieBreak: 'first-seen', threshold: 0.25 },
  { gamma: 0.5, tieBreak: 'random', threshold: 0.2321 },
];

const BLOCKS = 3e6;
/** So many that 3.3 standard errors, of about 0.0005 each, stay below the tolerance. */
const QUICK_BLOCKS = 1.5e6;
const TOLERANCE = 0.002;

/** By playing: see `profitThreshold`. Unprinted points are compared with where the solved process begins to withhold. */
export const a4Threshold = defineValidation<Params>({
  id: 'A4-threshold',
  title:
    'least share at which withholding pays, by playing the best policies (unprinted points: of the solved process)',
  source: SAPIRSHTEIN_2016,
  params: params.refine(({ gamma, tieBreak }) => tieBreak === 'first-seen' || gamma === 0.5, {
    path: ['gamma'],
    message: 'with tieBreak=random each of the honest tosses a coin: set gamma=0.5',
  }),
  points: PRINTED.map(({ gamma, tieBreak }) => ({ gamma, tieBreak })),
  kind: 'statistical',
  cost: () => ({ seconds: 1.1, quickSeconds: 0.5 }),
  expected: (point) => printedThreshold(point) ?? solvedThreshold(point),
  measure({ gamma, tieBreak }, lab) {
    const blocks = lab.quick ? QUICK_BLOCKS : BLOCKS;
    const measured = profitThreshold(
      { gamma, tieBreak, blocks, createStream: () => lab.stream('race') },
      (fraction) => {
        lab.progress(fraction);
      },
    );
    return Promise.resolve({
      measured,
      samples: blocks,
      tolerance: TOLERANCE,
    });
  },
});

function printedThreshold({ gamma, tieBreak }: Params): number | null {
  return PRINTED.find((each) => each.gamma === gamma && each.tieBreak === tieBreak)?.threshold ?? null;
}

const BISECTIONS = 12;
const PAYS_FROM = 1e-6;

function solvedThreshold({ gamma, tieBreak }: Params): number {
  let low = 0;
  let high = 0.45;
  for (let step = 0; step < BISECTIONS; step++) {
    const alpha = (low + high) / 2;
    if (solveWithholding(alpha, gamma, tieBreak).relativeRevenue > alpha + PAYS_FROM) high = alpha;
    else low = alpha;
  }
  return (low + high) / 2;
}
