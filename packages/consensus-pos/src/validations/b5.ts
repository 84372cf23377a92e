import { defineValidation, type Citation } from '@dmct/core';
import { z } from 'zod';
import { isBalancePrevented, isEquivocatingBalancePrevented } from './balancing-play.js';
import { playExAnteReorg, playSandwichReorg, type Crowd } from './reorg-play.js';
import { COMMITTEE, SLOTS_PER_EPOCH } from './stage.js';

const PROPOSER_BOOST: Citation = {
  authors: 'C. Schwarz-Schilling, F. D’Amato',
  title: 'Proposer Boost considerations',
  venue:
    'notes.ethereum.org/@casparschwa/H1T0k7b85; attacks: Three Attacks on Proof-of-Stake Ethereum, FC 2022; balancing: J. Neu, E. N. Tas, D. Tse, IEEE S&P 2021, and Two More Attacks on Proof-of-Stake GHOST/Ethereum',
  year: 2022,
};

const SCENARIOS = ['ex-ante', 'sandwich', 'balancing', 'balancing-lmd'] as const;

/** A share where PROPOSER_SCORE_BOOST is a whole percentage. */
const isBoost = (share: number): boolean =>
  share >= 0 && share <= 1 && Math.abs(share * 100 - Math.round(share * 100)) < 1e-9;
const BOOST_RANGE =
  "must be a share of a slot's committee from 0 to 1, in hundredths: 0.4 is the specifications' 40 percent";

const params = z.object({
  beta: z.number().min(0).max(0.5).default(0.25).describe("adversary's share of each committee"),
  slots: z
    .number()
    .int()
    .min(1)
    .max(SLOTS_PER_EPOCH - 4)
    .default(1)
    .describe(
      'slots in which the adversary proposes (balancing: one, whatever is set; balancing-lmd: slots whose corrupted votes are cast twice)',
    ),
  boost: z
    .number()
    // Before the bounds, which know nothing of units.
    .refine(isBoost, BOOST_RANGE)
    .min(0)
    .max(1)
    .default(0.4)
    .describe("proposer boost, as a share of a slot's committee, in hundredths"),
  scenario: z
    .enum(SCENARIOS)
    .default('ex-ante')
    .describe(
      'which attack is played; balancing with the votes of the slot before alone, balancing-lmd with equivocating ones that nobody discounts',
    ),
});
type Point = z.output<typeof params>;

const points: readonly Point[] = [
  { beta: 0.25, slots: 1, boost: 0.4, scenario: 'ex-ante' },
  { beta: 0.25, slots: 2, boost: 0.4, scenario: 'ex-ante' },
  { beta: 0.01, slots: 1, boost: 0, scenario: 'ex-ante' },
  { beta: 0.15, slots: 2, boost: 0.4, scenario: 'sandwich' },
  { beta: 0.25, slots: 2, boost: 0.4, scenario: 'sandwich' },
  { beta: 0.1, slots: 2, boost: 0.7, scenario: 'sandwich' },
  { beta: 0.25, slots: 1, boost: 0.4, scenario: 'sandwich' },
  { beta: 0.25, slots: 1, boost: 0.8, scenario: 'sandwich' },
  { beta: 0.25, slots: 1, boost: 0, scenario: 'balancing' },
  { beta: 0.25, slots: 1, boost: 0.4, scenario: 'balancing' },
  { beta: 0.25, slots: 1, boost: 0.4, scenario: 'balancing-lmd' },
  { beta: 0.25, slots: 2, boost: 0.4, scenario: 'balancing-lmd' },
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
 * In votes of a committee. A tie goes to the adversary of a reorganisation, who picks the greater root.
 *
 * Ex-ante: prevented iff W > l beta. Sandwich: iff W + l beta < 1 - beta, which the source states for l > 1 only: with one
 * slot no votes came before, and the boost alone has to outweigh the honest, W < 1 - beta (the source's "ex-post"
 * condition, printed with its sign the other way round; see ethereum/consensus-specs, pull request 2895).
 *
 * Balancing: the papers print yes without boost and no with it. Between, the condition is ours: a side that is boosted
 * by W must be outvoted before the other half, and that be undone afterwards, by the corrupted votes of one slot: W up
 * to half of beta. Whoever saves votes of many slots can do it for a while against more.
 * With equivocating votes each half keeps for good the one of each pair that it saw first, a lead of l beta for its own
 * side that the boost has to make up (Neu, Tas and Tse 2022: hence "LMD"); a tie goes to the greater root.
 */
function isPreventedInTheory(point: Point): boolean {
  const { corrupt, boostPercent } = crowdOf(point);
  const { slots, scenario } = point;
  const boost = (COMMITTEE * boostPercent) / 100;
  const honest = COMMITTEE - corrupt;
  switch (scenario) {
    case 'ex-ante':
      return boost > slots * corrupt;
    case 'sandwich':
      return boost + (slots > 1 ? slots * corrupt : 0) < honest;
    case 'balancing':
      return boost >= corrupt / 2;
    case 'balancing-lmd':
      return boost >= slots * corrupt;
  }
}

function isPrevented(point: Point): boolean {
  const crowd = crowdOf(point);
  switch (point.scenario) {
    case 'ex-ante':
      return playExAnteReorg(crowd, point.slots);
    case 'sandwich':
      return playSandwichReorg(crowd, point.slots);
    case 'balancing':
      return isBalancePrevented(crowd);
    case 'balancing-lmd':
      return isEquivocatingBalancePrevented(crowd, point.slots);
  }
}

/** An even number of corrupted members, so that both they and the honest have halves. */
function crowdOf({ beta, boost }: Point): Crowd {
  return { corrupt: 2 * Math.round((beta * COMMITTEE) / 2), boostPercent: Math.round(boost * 100) };
}
