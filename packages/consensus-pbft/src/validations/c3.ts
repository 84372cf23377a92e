import { defineValidation, type Lab, type RunResult, type Scenario } from '@dmct/core';
import { z } from 'zod';
import { CASTRO_LISKOV_1999 } from './citations.js';

const NODES_MAX = 40;

/** Adversarial runs that a safe row of four replicas has to survive; larger ones as many as take the same time. */
export const SAFE_RUNS = 100_000;
const SAFE_RUNS_QUICK = 2000;
const SAFE_RUNS_MIN = 200;

/** Long enough for several views between cities. */
const STALLED_SECONDS = 10;

const params = z
  .object({
    n: z.number().int().min(3).max(NODES_MAX).default(4).describe('replicas'),
    f: z
      .number()
      .int()
      .min(1)
      .max(NODES_MAX - 2)
      .default(1)
      .describe('traitors'),
    quorum: z.number().int().min(1).max(NODES_MAX).default(3).describe('votes that make a quorum'),
  })
  .refine(({ n, f }) => n - f >= 2, { path: ['f'], message: 'two replicas must be left to disagree' })
  .refine(({ n, quorum }) => quorum <= n, { path: ['quorum'], message: 'at most all replicas can vote' });
type Params = z.output<typeof params>;

/** What is done to the protocol, by turns: by whom, and to which of its parts. */
const PLANS: readonly ((point: Params) => Partial<Scenario>)[] = [
  ({ n, f }) => ({ attack: 'majority', attackParams: { share: f / n } }),
  () => ({ attack: 'equivocation' }),
  () => ({ attack: 'collusion' }),
  ({ n, f }) => ({ attack: 'majority', attackParams: { share: f / n }, params: { tentative: true } }),
  () => ({ attack: 'wrong-order' }),
  () => ({
    attack: 'equivocation',
    workload: 'log',
    params: { checkpointInterval: 2 },
    conditions: { requests: 3, requestsPerSecond: 20 },
  }),
];

/** How far messages overtake one another: mean jitter over delay. */
const JITTERS = [0.1, 0.5, 2, 5];

/** The run of this number, if honest replicas decided differently in it. */
function counterexample(point: Params, run: number, lab: Lab): RunResult | null {
  const { n, f, quorum } = point;
  const plan = PLANS[run % PLANS.length]?.(point) ?? {};
  const jitterFraction = JITTERS[Math.floor(run / PLANS.length) % JITTERS.length];
  const result = lab.simulate({
    strategy: 'pbft',
    attack: 'equivocation',
    nodes: n,
    traitors: f,
    seed: run,
    ...plan,
    params: { ...plan.params, faultsTolerated: f, quorum },
    conditions: { ...plan.conditions, jitterFraction },
    // Where the honest alone are no quorum, silent traitors stop everybody: views then change until the run is cut.
    ...(quorum > n - f ? { horizonSeconds: STALLED_SECONDS } : {}),
  });
  const traitors = result.faulty.filter((id) => id < n).length;
  if (traitors !== f) throw new RangeError(`${String(traitors)} traitors in a run of ${String(f)}`);
  return result.verdicts.agreement === 'violated' ? result : null;
}

/** How many runs take as long as those of four replicas: a view change costs n² messages of n parts. */
function runsOf({ n }: Params, lab: Lab): number {
  const runs = lab.quick ? SAFE_RUNS_QUICK : SAFE_RUNS;
  return Math.max(SAFE_RUNS_MIN, Math.floor((runs * 64) / Math.max(64, n * n * n)));
}

const RUNS_PER_REPORT = 500;

/** Searches adversarial runs for one in which honest replicas disagree. 1: one was found. 0: none in all of them. */
export const c3 = defineValidation<Params>({
  id: 'C3',
  title: 'PBFT, whether some adversarial run makes honest replicas disagree (1) or none does (0)',
  source: CASTRO_LISKOV_1999,
  params,
  points: [
    { n: 4, f: 1, quorum: 3 },
    { n: 4, f: 1, quorum: 2 },
    { n: 7, f: 2, quorum: 3 },
    { n: 6, f: 2, quorum: 4 },
  ],
  kind: 'exact',
  cost: ({ n, f, quorum }) =>
    // A safe point goes through all its runs; an unsafe one is broken by one of the first.
    2 * quorum - n >= f + 1 ? { seconds: 50, quickSeconds: 2 } : { seconds: 0.05, quickSeconds: 0.05 },
  // Two quorums must share a correct replica: 2q - n >= f + 1.
  expected: ({ n, f, quorum }) => (2 * quorum - n >= f + 1 ? 0 : 1),
  measure: (point, lab) => {
    const runs = runsOf(point, lab);
    for (let run = 0; run < runs; run++) {
      const found = counterexample(point, run, lab);
      if (found !== null) {
        return Promise.resolve({ measured: 1, samples: run + 1, tolerance: 0, evidence: found.replay });
      }
      if (run % RUNS_PER_REPORT === 0) lab.progress(run / runs);
    }
    return Promise.resolve({ measured: 0, samples: runs, tolerance: 0 });
  },
});
