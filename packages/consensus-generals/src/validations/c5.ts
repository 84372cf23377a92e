import { defineValidation, type Lab, type Scenario } from '@dmct/core';
import { z } from 'zod';
import { searchBestPlay } from '../search/best-play.js';

const CASES = ['dolev-strong-rounds', 'flp', 'dls', 'dls-byzantine', 'dls-one-too-many'] as const;

/** Cases that are told of one fault, or of none. */
const WITHOUT_F: readonly string[] = ['flp', 'dls'];

const params = z
  .object({
    case: z.enum(CASES).default('dolev-strong-rounds').describe('which result'),
    f: z
      .number()
      .int()
      .min(1)
      .max(2)
      .default(1)
      .describe(
        'traitors: dolev-strong-rounds among f + 2, dls-byzantine among 3f + 1, dls-one-too-many among 3f',
      ),
  })
  .refine((point) => point.f === 1 || !WITHOUT_F.includes(point.case), {
    path: ['f'],
    message: `is for the other cases: ${WITHOUT_F.join(' and ')} are played as they are`,
  });
type Params = z.output<typeof params>;

/** Dolev and Strong's bound: the least rounds after which no play of f traitors divides the two loyal generals. */
function leastRounds(f: number, lab: Lab): number {
  const nodes = f + 2;
  for (let rounds = 1; rounds <= nodes; rounds++) {
    lab.progress(rounds / (f + 2));
    const { isBroken } = searchBestPlay({ algorithm: 'dolev-strong', nodes, m: rounds - 1, traitors: f });
    if (!isBroken) return roundsTaken(nodes, rounds, lab);
  }
  return NaN;
}

/** The rounds that the simulated broadcast with that many takes, if it holds. */
function roundsTaken(nodes: number, rounds: number, lab: Lab): number {
  const { finalitySeconds, verdicts } = lab.simulate({
    strategy: 'generals',
    attack: 'equivocation',
    nodes,
    traitors: rounds - 1,
    seed: 1,
    params: { algorithm: 'dolev-strong', m: rounds - 1, roundSeconds: 1 },
  });
  const isRight = verdicts.agreement === 'holds' && verdicts.termination === 'holds';
  return isRight ? (finalitySeconds?.max ?? NaN) : NaN;
}

const SEEDS = 20;
const HORIZONS_SECONDS = [100, 1000, 10_000];

/** A deterministic protocol, nobody faulty, every message delivered: no decision while the scheduler starves it. */
function starves(lab: Lab): boolean {
  for (let seed = 0; seed < SEEDS; seed++) {
    for (const horizonSeconds of HORIZONS_SECONDS) {
      const scenario = { strategy: 'pbft', nodes: 4, traitors: 0, seed, horizonSeconds };
      const { decisions, verdicts } = lab.simulate({ ...scenario, attack: 'starvation' });
      if (decisions.count > 0 || decisions.undecided < 4 || verdicts.agreement !== 'holds') return false;
      // The same without the scheduler decides.
      if (lab.simulate({ ...scenario, attack: 'none' }).decisions.count === 0) return false;
    }
  }
  return true;
}

/** Nothing decided and nothing violated before the stabilisation time; everything decided after it. */
function livesAfterGst(lab: Lab): boolean {
  const gstSeconds = 20;
  for (let seed = 0; seed < SEEDS; seed++) {
    const scenario = {
      strategy: 'pbft',
      attack: 'starvation',
      nodes: 4,
      traitors: 0,
      seed,
      conditions: { gstSeconds },
    };
    const before = lab.simulate({ ...scenario, horizonSeconds: gstSeconds });
    const after = lab.simulate(scenario);
    if (before.violations.length > 0 || before.decisions.count > 0) return false;
    if (after.violations.length > 0 || after.verdicts.termination !== 'holds') return false;
    // Nor does a partition that heals, in the scheduler's place.
    const partitioned = lab.simulate({ ...scenario, attack: 'partition' });
    if (partitioned.violations.length > 0 || partitioned.verdicts.termination !== 'holds') return false;
  }
  return true;
}

/** What traitors do among replicas that hear each other late before the stabilisation time. */
const BYZANTINE_ATTACKS = ['silence', 'wrong-order', 'equivocation'] as const;
const BYZANTINE_SEEDS = 8;

/** Dwork, Lynch and Stockmeyer 1988, table I (Byzantine faults): with n = 3f + 1 nothing is violated, before GST or after, and all decide. */
function standsTraitors(f: number, lab: Lab): boolean {
  for (const attack of BYZANTINE_ATTACKS) {
    for (let seed = 0; seed < BYZANTINE_SEEDS; seed++) {
      const { verdicts, violations } = lab.simulate(lateRun(attack, 3 * f + 1, f, seed));
      if (violations.length > 0 || verdicts.termination !== 'holds') return false;
    }
  }
  return true;
}

/** The same table: with n = 3f some run makes two honest replicas disagree, or leaves them without a decision. */
function standsOneTooMany(f: number, lab: Lab): boolean {
  for (const attack of BYZANTINE_ATTACKS) {
    for (let seed = 0; seed < BYZANTINE_SEEDS; seed++) {
      const { verdicts } = lab.simulate({ ...lateRun(attack, 3 * f, f, seed), horizonSeconds: 60 });
      if (verdicts.agreement === 'violated' || verdicts.termination !== 'holds') return false;
    }
  }
  return true;
}

function lateRun(attack: string, nodes: number, traitors: number, seed: number): Scenario {
  return { strategy: 'pbft', attack, nodes, traitors, seed, conditions: { gstSeconds: 5 } };
}

const MEASURES: Readonly<Record<Params['case'], (f: number, lab: Lab) => number>> = {
  'dolev-strong-rounds': leastRounds,
  flp: (_, lab) => Number(starves(lab)),
  dls: (_, lab) => Number(livesAfterGst(lab)),
  'dls-byzantine': (f, lab) => Number(standsTraitors(f, lab)),
  'dls-one-too-many': (f, lab) => Number(standsOneTooMany(f, lab)),
};

export const c5 = defineValidation<Params>({
  id: 'C5',
  title:
    'bounds of agreement: rounds with signatures; no decision under a starving scheduler (1); live after GST (1), with f traitors among 3f + 1 (1), not among 3f (0)',
  source: {
    authors: 'D. Dolev, H. R. Strong (1983); M. J. Fischer and others (1985); C. Dwork and others (1988)',
    title: 'Authenticated algorithms; impossibility with one faulty process; partial synchrony',
    year: 1988,
  },
  params,
  points: [
    { case: 'dolev-strong-rounds', f: 1 },
    { case: 'dolev-strong-rounds', f: 2 },
    { case: 'flp', f: 1 },
    { case: 'dls', f: 1 },
    { case: 'dls-byzantine', f: 1 },
    { case: 'dls-one-too-many', f: 1 },
  ],
  kind: 'exact',
  expected: (point) => {
    if (point.case === 'dolev-strong-rounds') return point.f + 1;
    return point.case === 'dls-one-too-many' ? 0 : 1;
  },
  measure: ({ case: name, f }, lab) =>
    Promise.resolve({ measured: MEASURES[name](f, lab), samples: 1, tolerance: 0 }),
});
