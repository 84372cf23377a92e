import { defineValidation, type Lab, type RunResult } from '@dmct/core';
import { z } from 'zod';
import { KNOWN_FAILURES } from './citations.js';
import { throughputLost } from './slow-primary.js';

const CASES = ['pbft-quorum', 'om1-three', 'slow-primary'] as const;
const SEEDS = 200;

function isFound(simulate: (seed: number) => RunResult, isFailure: (result: RunResult) => boolean): boolean {
  for (let seed = 0; seed < SEEDS; seed++) if (isFailure(simulate(seed))) return true;
  return false;
}

/** Castro and Liskov 1999, section 3: quorums of f + 1 need not share a correct replica. */
const quorumTooSmall = (lab: Lab): boolean =>
  isFound(
    (seed) =>
      lab.simulate({
        strategy: 'pbft',
        attack: 'majority',
        attackParams: { share: 1 / 4 },
        nodes: 4,
        traitors: 1,
        seed,
        params: { faultsTolerated: 1, quorum: 2 },
      }),
    ({ verdicts }) => verdicts.agreement === 'violated',
  );

/** Lamport, Shostak and Pease 1982, section 2: three generals can't stand one traitor. */
const threeGenerals = (lab: Lab): boolean =>
  isFound(
    (seed) =>
      lab.simulate({
        strategy: 'generals',
        attack: 'wrong-order',
        nodes: 3,
        traitors: 1,
        seed,
        params: { algorithm: 'om', m: 1 },
      }),
    ({ verdicts }) => verdicts.agreement === 'violated' || verdicts.validity === 'violated',
  );

const FAILS: Readonly<Record<(typeof CASES)[number], (lab: Lab) => boolean>> = {
  'pbft-quorum': quorumTooSmall,
  'om1-three': threeGenerals,
  // Clement and others 2009: at least nine tenths of the throughput are lost, and nobody suspects anything.
  'slow-primary': (lab) => throughputLost(lab) >= 0.9,
};

export const c6 = defineValidation({
  id: 'C6',
  title: 'known failures that must come back (1: it did)',
  source: KNOWN_FAILURES,
  params: z.object({ case: z.enum(CASES).default('pbft-quorum').describe('which failure') }),
  points: CASES.map((name) => ({ case: name })),
  kind: 'exact',
  expected: () => 1,
  measure: (point, lab) =>
    Promise.resolve({ measured: Number(FAILS[point.case](lab)), samples: 1, tolerance: 0 }),
});
