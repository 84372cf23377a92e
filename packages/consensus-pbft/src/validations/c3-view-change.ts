import { defineValidation, type Lab, type RunResult } from '@dmct/core';
import { faultsToleratedAmong, quorumSize } from '@dmct/replication';
import { z } from 'zod';
import { CASTRO_LISKOV_1999 } from './citations.js';

const NODES_MAX = 40;
const RUNS = 200;
const RUNS_QUICK = 20;
/** Ends a run before anything happens: it tells who is corrupted. */
const GLANCE_SECONDS = 1e-6;

const ATTACKS = { 'silent-primary': 'silence', 'equivocating-primary': 'equivocation' } as const;

/** A primary that tells two halves different orders is found out where neither half makes a quorum with it. */
function isFoundOut(n: number): boolean {
  return Math.ceil((n - 1) / 2) + 1 < quorumSize(n, faultsToleratedAmong(n));
}

const params = z
  .object({
    case: z
      .enum(['silent-primary', 'equivocating-primary'])
      .default('silent-primary')
      .describe('what the first primary does'),
    n: z.number().int().min(4).max(NODES_MAX).default(7).describe('replicas'),
  })
  .refine((point) => point.case === 'silent-primary' || isFoundOut(point.n), {
    path: ['n'],
    message: 'half of the others and the primary must be no quorum: 5, 7 or more',
  });
type Params = z.output<typeof params>;

function scenarioOf({ case: name, n }: Params, seed: number) {
  return { strategy: 'pbft', attack: ATTACKS[name], nodes: n, traitors: 1, seed };
}

/** Whether a later view began, and every correct replica executed the request. */
function isReplaced({ decisions, messages, verdicts }: RunResult): boolean {
  const hasCommitted = decisions.count === 1 && decisions.undecided === 0;
  return hasCommitted && verdicts.agreement === 'holds' && (messages.byKind['new-view'] ?? 0) > 0;
}

function measureViewChanges(point: Params, lab: Lab) {
  const runs = lab.quick ? RUNS_QUICK : RUNS;
  let replaced = 0;
  for (let seed = 0, done = 0; done < runs; seed++) {
    const scenario = scenarioOf(point, seed);
    // View 0's primary is replica 0, and the one traitor is drawn by seed.
    if (!lab.simulate({ ...scenario, horizonSeconds: GLANCE_SECONDS }).faulty.includes(0)) continue;
    if (isReplaced(lab.simulate(scenario))) replaced++;
    lab.progress(++done / runs);
  }
  return { measured: replaced / runs, samples: runs, tolerance: 0 };
}

/** Liveness (section 4.5.2): a primary that doesn't do its work loses its place, and the request commits without it. */
export const c3ViewChange = defineValidation<Params>({
  id: 'C3-view-change',
  title:
    'PBFT, share of the runs in which a bad first primary is replaced and every correct replica executes the request',
  source: CASTRO_LISKOV_1999,
  params,
  points: (['silent-primary', 'equivocating-primary'] as const).flatMap((name) =>
    [7, 10].map((n) => ({ case: name, n })),
  ),
  kind: 'exact',
  cost: ({ n }) => ({ seconds: 0.03 * n, quickSeconds: 0.003 * n }),
  expected: () => 1,
  measure: (point, lab) => Promise.resolve(measureViewChanges(point, lab)),
});
