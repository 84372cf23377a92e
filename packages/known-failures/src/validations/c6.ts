import { defineValidation, type Lab, type RunResult } from '@dmct/core';
import { z } from 'zod';
import { fab } from '../fab.js';
import { abraham2017Fab } from '../scenarios/abraham-2017-fab.js';
import { abraham2017Zyzzyva } from '../scenarios/abraham-2017-zyzzyva.js';
import { zyzzyva } from '../zyzzyva.js';
import { runScenario } from './simulate.js';
import { slowRun } from './slow-primary.js';

/** Each named after the paper that has it. */
const CASES = [
  'castro-liskov-1999-quorum',
  'lamport-1982-three-generals',
  'clement-2009-slow-primary',
  'abraham-2017-zyzzyva',
  'abraham-2017-fab',
] as const;
type Case = (typeof CASES)[number];

/** What the cases were called before; they are the same. */
const ALIASES = {
  'pbft-quorum': 'castro-liskov-1999-quorum',
  'om1-three': 'lamport-1982-three-generals',
  'slow-primary': 'clement-2009-slow-primary',
  zyzzyva: 'abraham-2017-zyzzyva',
  fab: 'abraham-2017-fab',
} as const satisfies Readonly<Record<string, Case>>;
type Alias = keyof typeof ALIASES;
const aliases = Object.keys(ALIASES) as Alias[];

function caseOf(name: Case | Alias): Case {
  return name in ALIASES ? ALIASES[name as Alias] : (name as Case);
}

const SEEDS = 200;

/** What a case found: whether it failed, in how many runs, and the command that shows it where there is one. */
interface Finding {
  readonly isFailed: boolean;
  readonly runs: number;
  readonly evidence?: string;
}

/** Searches the seeds for one run that fails. */
function search(simulate: (seed: number) => RunResult, isFailure: (result: RunResult) => boolean): Finding {
  for (let seed = 0; seed < SEEDS; seed++) {
    const result = simulate(seed);
    if (isFailure(result)) return { isFailed: true, runs: seed + 1, evidence: result.replay };
  }
  return { isFailed: false, runs: SEEDS };
}

/** Castro and Liskov 1999, section 3: quorums of f + 1 need not share a correct replica; those of 2f + 1 do. */
const quorumTooSmall = (lab: Lab, isMended: boolean): Finding =>
  search(
    (seed) =>
      lab.simulate({
        strategy: 'pbft',
        attack: 'majority',
        attackParams: { share: 1 / 4 },
        nodes: 4,
        traitors: 1,
        seed,
        params: { faultsTolerated: 1, quorum: isMended ? 3 : 2 },
      }),
    ({ verdicts }) => verdicts.agreement === 'violated',
  );

/** Lamport, Shostak and Pease 1982, section 2: three generals can't stand one traitor; four can. */
const threeGenerals = (lab: Lab, isMended: boolean): Finding =>
  search(
    (seed) =>
      lab.simulate({
        strategy: 'generals',
        attack: 'wrong-order',
        nodes: isMended ? 4 : 3,
        traitors: 1,
        seed,
        params: { algorithm: 'om', m: 1 },
      }),
    ({ verdicts }) => verdicts.agreement === 'violated' || verdicts.validity === 'violated',
  );

/**
 * Clement and others 2009, section 3: at least nine tenths of the throughput are lost, and nobody suspects anything. The
 * same primary, where each request has its own timeout, is replaced, and most of the throughput comes back.
 */
const slowPrimary = (lab: Lab, isMended: boolean): Finding => {
  const { isReplaced, lost, replay } = slowRun(lab, {
    attackParams: { gapDelays: 4 },
    params: { timeoutPer: isMended ? 'request' : 'execution' },
  });
  const isFailed = lost >= 0.9 && !isReplaced;
  return isFailed ? { isFailed, runs: 2, evidence: replay } : { isFailed, runs: 2 };
};

/** Where the command knows strategies that no list offers: its folder's dmct.config.ts names them. */
const HERE = 'cd packages/known-failures && node ../../apps/cli/dist/main.js';

/** A replay command, from the top of the repository. */
const fromRoot = (replay: string): string => replay.replace(/^dmct/, HERE);

/** A scenario of a paper, run once. */
function play({ replay }: RunResult, isFailed: boolean): Finding {
  return isFailed ? { isFailed, runs: 1, evidence: fromRoot(replay) } : { isFailed, runs: 1 };
}

/** Abraham and others 2017, section 2: two replicas decide differently. */
const zyzzyvaUnsafe = (lab: Lab, isMended: boolean): Finding => {
  const result = runScenario(lab, 'zyzzyva', isMended ? 'corrected' : 'published');
  return play(result, result.verdicts.agreement === 'violated');
};

/** Abraham and others 2017, section 3: nobody ever decides, though the network is stable and nobody disagrees. */
const fabStuck = (lab: Lab, isMended: boolean): Finding => {
  const result = runScenario(lab, 'fab', isMended ? 'corrected' : 'published');
  const { decisions, verdicts } = result;
  const isStuck = verdicts.termination === 'violated' && decisions.count === 0;
  return play(result, isStuck && verdicts.agreement === 'holds');
};

const FAILS: Readonly<Record<Case, (lab: Lab, isMended: boolean) => Finding>> = {
  'castro-liskov-1999-quorum': quorumTooSmall,
  'lamport-1982-three-generals': threeGenerals,
  'clement-2009-slow-primary': slowPrimary,
  'abraham-2017-zyzzyva': zyzzyvaUnsafe,
  'abraham-2017-fab': fabStuck,
};

export const c6 = defineValidation({
  id: 'C6',
  title:
    'known failures come back (1), and against a protocol with their cause put right they do not (0), each named after its paper',
  source: {
    authors:
      'M. Castro, B. Liskov; L. Lamport, R. Shostak, M. Pease; A. Clement and others; I. Abraham and others',
    title: 'Known failures of agreement protocols',
    venue: '1982 to 2017',
    year: 2017,
  },
  params: z.object({
    case: z
      .enum([...CASES, ...aliases])
      .default('castro-liskov-1999-quorum')
      .describe('which failure, by its paper; the short names are those of earlier versions'),
    mended: z
      .boolean()
      .default(false)
      .describe('the control: the same attack on a protocol with the cause put right'),
  }),
  points: CASES.flatMap((name) => [false, true].map((mended) => ({ case: name, mended }))),
  kind: 'exact',
  plugins: { strategies: [zyzzyva, fab], attacks: [abraham2017Zyzzyva, abraham2017Fab] },
  expected: ({ mended }) => (mended ? 0 : 1),
  measure: (point, lab) => {
    const { isFailed, runs, ...evidence } = FAILS[caseOf(point.case)](lab, point.mended);
    return Promise.resolve({ measured: Number(isFailed), samples: runs, tolerance: 0, ...evidence });
  },
});
