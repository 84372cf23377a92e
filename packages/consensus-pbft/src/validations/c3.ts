import {
  defineValidation,
  inParts,
  type Lab,
  type Measurement,
  type RunResult,
  type Scenario,
} from '@dmct/core';
import { z } from 'zod';
import { CASTRO_LISKOV_1999 } from './citations.js';

const NODES_MAX = 40;

/** Adversarial runs that a safe row has to survive; quick: as many as take a second or two. */
export const SAFE_RUNS = 100_000;
const SAFE_RUNS_QUICK = 2000;
const SAFE_RUNS_MIN = 200;

/** Beyond so many replicas, as many runs as take no longer than theirs: what one costs grows with the square. */
const ALL_RUNS_NODES_MAX = 32;
const QUICK_RUNS_NODES_MAX = 4;

/** Of one core, a run of n replicas, measured: 0.5 ms at 4, 2 ms at 10, 3 ms at 16, 13 ms at 40. */
const secondsPerRun = (n: number): number => 0.5e-3 + 7.5e-6 * n * n;

/** What one worker does in one go, s of one core. */
const PART_SECONDS = 5;
const PARTS_MAX = 64;

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

const isSafe = ({ n, f, quorum }: Params): boolean => 2 * quorum - n >= f + 1;

function runsOf({ n }: Params, isQuick: boolean): number {
  const [runs, nodesMax] = isQuick
    ? [SAFE_RUNS_QUICK, QUICK_RUNS_NODES_MAX]
    : [SAFE_RUNS, ALL_RUNS_NODES_MAX];
  const share = Math.min(1, nodesMax / n);
  return Math.max(SAFE_RUNS_MIN, Math.ceil(runs * share * share));
}

function seconds(point: Params, isQuick: boolean): number {
  // A safe point goes through all its runs; an unsafe one is broken by one of the first.
  return isSafe(point) ? runsOf(point, isQuick) * secondsPerRun(point.n) : 0.05;
}

function partsOf(point: Params, isQuick: boolean): number {
  return Math.min(PARTS_MAX, Math.ceil(seconds(point, isQuick) / PART_SECONDS));
}

const RUNS_PER_REPORT = 100;

/** Searches the runs from `from` on, up to but not including `to`. */
function search(point: Params, from: number, to: number, lab: Lab): Measurement {
  for (let run = from; run < to; run++) {
    const found = counterexample(point, run, lab);
    if (found !== null) return { measured: 1, samples: run + 1 - from, tolerance: 0, evidence: found.replay };
    if (run % RUNS_PER_REPORT === 0) lab.progress((run - from) / (to - from));
  }
  return { measured: 0, samples: to - from, tolerance: 0 };
}

/** Searches adversarial runs for one in which honest replicas disagree. 1: one was found. 0: none in all of them. */
export const c3 = defineValidation<Params>({
  id: 'C3',
  title:
    'PBFT, whether honest replicas disagree in some adversarial run (1) or in none of the sampled ones (0)',
  source: CASTRO_LISKOV_1999,
  params,
  points: [
    { n: 4, f: 1, quorum: 3 },
    { n: 7, f: 2, quorum: 5 },
    { n: 4, f: 1, quorum: 2 },
    { n: 7, f: 2, quorum: 3 },
    { n: 6, f: 2, quorum: 4 },
  ],
  kind: 'exact',
  cost: (point) => ({ seconds: seconds(point, false), quickSeconds: seconds(point, true) }),
  // Two quorums must share a correct replica: 2q - n >= f + 1.
  expected: (point) => (isSafe(point) ? 0 : 1),
  ...inParts<Params>({
    parts: partsOf,
    measurePart: (point, part, lab) => {
      const runs = runsOf(point, lab.quick);
      const parts = partsOf(point, lab.quick);
      const [from, to] = [part, part + 1].map((at) => Math.floor((runs * at) / parts)) as [number, number];
      return Promise.resolve(search(point, from, to, lab));
    },
    join: (parts) => ({
      ...parts.find(({ measured }) => measured === 1),
      measured: Math.max(...parts.map(({ measured }) => measured)),
      samples: parts.reduce((sum, { samples }) => sum + samples, 0),
      tolerance: 0,
    }),
  }),
});
