import { defineValidation } from '@dmct/core';
import { z } from 'zod';
import { solveWithholding, type OptimalWithholding } from '../withholding/optimal.js';
import { SAPIRSHTEIN_2016 } from '../citations.js';
import { measureRevenue } from './withholding-row.js';

const params = z.object({
  alpha: z.number().min(0.01).max(0.475).default(0.4).describe("the attacker's share of the hashrate"),
  gamma: z
    .number()
    .min(0)
    .max(1)
    .default(0)
    .describe('share of the honest that follow the attacker in a tie'),
});
type Params = z.output<typeof params>;

/** The paper's figures. */
const PRINTED: readonly (Params & { readonly revenue: number })[] = [
  { alpha: 0.35, gamma: 0, revenue: 0.37077 },
  { alpha: 0.4, gamma: 0, revenue: 0.48866 },
  { alpha: 0.45, gamma: 0, revenue: 0.66879 },
];

/**
 * The policy comes from the decision process, the measured revenue from playing it. At the printed points it is
 * compared with the paper's figure; elsewhere with what the process itself promises for its policy.
 */
export const a4 = defineValidation<Params>({
  id: 'A4',
  title:
    "optimal selfish mining: the attacker's share of the settled blocks (unprinted points: of the solved process)",
  source: SAPIRSHTEIN_2016,
  params,
  points: PRINTED.map(({ alpha, gamma }) => ({ alpha, gamma })),
  kind: 'statistical',
  cost: () => ({ seconds: 0.7, quickSeconds: 0.35 }),
  expected: (point) => printedRevenue(point) ?? solve(point).relativeRevenue,
  measure: (point, lab) => Promise.resolve(measureRevenue(solve(point).policy, point, lab)),
});

function printedRevenue({ alpha, gamma }: Params): number | null {
  return PRINTED.find((each) => each.alpha === alpha && each.gamma === gamma)?.revenue ?? null;
}

let solved: { readonly point: Params; readonly solution: OptimalWithholding } | null = null;

/** Solved once for the expectation and the policy of one row. */
function solve(point: Params): OptimalWithholding {
  if (solved?.point.alpha !== point.alpha || solved.point.gamma !== point.gamma) {
    solved = { point, solution: solveWithholding(point.alpha, point.gamma) };
  }
  return solved.solution;
}
