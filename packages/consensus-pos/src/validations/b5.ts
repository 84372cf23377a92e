import { defineValidation, type Citation } from '@dmct/core';
import { z } from 'zod';
import { isBalancePrevented } from './balancing-play.js';
import { playExAnteReorg, playSandwichReorg, type Crowd } from './reorg-play.js';
import { COMMITTEE, SLOTS_PER_EPOCH } from './stage.js';

const PROPOSER_BOOST: Citation = {
  authors: 'C. Schwarz-Schilling, F. D’Amato',
  title: 'Proposer Boost considerations',
  venue: 'notes.ethereum.org; attacks: Three Attacks on Proof-of-Stake Ethereum, FC 2022',
  year: 2022,
};

const isWholePercent = (boost: number): boolean =>
  boost > 1 ? Number.isInteger(boost) : Math.abs(boost * 100 - Math.round(boost * 100)) < 1e-9;

const params = z.object({
  beta: z.number().min(0).max(0.5).default(0.25).describe("adversary's share of each committee"),
  slots: z
    .number()
    .int()
    .min(1)
    .max(SLOTS_PER_EPOCH - 4)
    .default(1)
    .describe('slots in which the adversary proposes (balancing: one, whatever is set)'),
  boost: z
    .number()
    .min(0)
    .max(100)
    .refine(isWholePercent, 'whole percents, as PROPOSER_SCORE_BOOST')
    .default(0.4)
    .describe("proposer boost as a share of a slot's committee; above 1: in percent"),
  scenario: z
    .enum(['ex-ante', 'sandwich', 'balancing'])
    .default('ex-ante')
    .describe('which attack is played'),
});
type Point = z.output<typeof params>;

const points: readonly Point[] = [
  { beta: 0.25, slots: 1, boost: 0.4, scenario: 'ex-ante' },
  { beta: 0.25, slots: 2, boost: 0.4, scenario: 'ex-ante' },
  { beta: 0.01, slots: 1, boost: 0, scenario: 'ex-ante' },
  { beta: 0.15, slots: 2, boost: 0.4, scenario: 'sandwich' },
  { beta: 0.25, slots: 2, boost: 0.4, scenario: 'sandwich' },
  { beta: 0.1, slots: 2, boost: 0.7, scenario: 'sandwich' },
  { beta: 0.25, slots: 1, boost: 0, scenario: 'balancing' },
  { beta: 0.25, slots: 1, boost: 0.4, scenario: 'balancing' },
];

/** Attacks on the fork choice that the proposer boost W was made against: is one prevented, 1 or 0. */
export const b5 = defineValidation({
  id: 'B5',
  title: 'Reorganisation and balancing against the proposer boost: prevented (1) or not (0)',
  source: PROPOSER_BOOST,
  params,
  points,
  kind: 'exact',
  expected: (point) => (isPreventedInTheory(point) ? 1 : 0),
  measure: (point) => Promise.resolve({ measured: isPrevented(point) ? 1 : 0, samples: 1, tolerance: 0 }),
});

/**
 * The source's inequalities, in votes of a committee. A tie goes to the adversary, who picks the greater root. With
 * one slot a sandwich has no votes of earlier slots to show (the source: an ex-post reorganisation). Balancing, as it
 * is played here, has half of a committee's corrupted votes for each side, and the boost must not be less.
 */
function isPreventedInTheory(point: Point): boolean {
  const { corrupt, boostPercent } = crowdOf(point);
  const { slots, scenario } = point;
  const boost = (COMMITTEE * boostPercent) / 100;
  const honest = COMMITTEE - corrupt;
  if (scenario === 'ex-ante') return boost > slots * corrupt;
  if (scenario === 'sandwich') return boost + (slots > 1 ? slots * corrupt : 0) < honest;
  return boost >= corrupt / 2;
}

function isPrevented(point: Point): boolean {
  const crowd = crowdOf(point);
  if (point.scenario === 'ex-ante') return playExAnteReorg(crowd, point.slots);
  if (point.scenario === 'sandwich') return playSandwichReorg(crowd, point.slots);
  return isBalancePrevented(crowd);
}

/** An even number of corrupted members, so that both they and the honest have halves. */
function crowdOf({ beta, boost }: Point): Crowd {
  return {
    corrupt: 2 * Math.round((beta * COMMITTEE) / 2),
    boostPercent: boost > 1 ? boost : Math.round(boost * 100),
  };
}
