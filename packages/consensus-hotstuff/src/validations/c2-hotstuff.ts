import { defineValidation, type Lab, type RunResult } from '@dmct/core';
import { z } from 'zod';
import { YIN_ET_AL_2019 } from './citations.js';

const CASES = ['messages', 'leader-to-decide'] as const;
const NODES_MAX = 300;

/** Out and back in each of three phases, the decide, and the new-views that end the view. */
const TRANSFERS_PER_DECISION = 8;
/** From the leader's proposal: prepare, vote, pre-commit, vote, commit, vote, decide. */
const DELAYS_LEADER_TO_DECIDE = 7;

/** One decision without an attack: the first replica leads. */
function measureRun({ n, delay }: { n: number; delay: number }, lab: Lab): RunResult {
  return lab.simulate({
    strategy: 'hotstuff',
    attack: 'none',
    nodes: n,
    traitors: 0,
    seed: 1,
    conditions: { fixedDelaySeconds: delay },
  });
}

const MEASURES: Readonly<Record<(typeof CASES)[number], (result: RunResult, delay: number) => number>> = {
  // Among replicas: the reply of each to the client is not one of them.
  messages: ({ messages }) => messages.total - (messages.byKind['reply'] ?? 0),
  // The clock of finality starts with the client's submission, one delay before the leader hears of it.
  'leader-to-decide': ({ finalitySeconds }, delay) => (finalitySeconds?.max ?? NaN) - delay,
};

export const c2Hotstuff = defineValidation({
  id: 'C2-hotstuff',
  title:
    'basic HotStuff, messages among replicas a decision, and seconds from the leader to the last decision',
  source: YIN_ET_AL_2019,
  params: z.object({
    case: z.enum(CASES).default('messages').describe('what is counted: transmissions, or seconds'),
    n: z.number().int().min(2).max(NODES_MAX).default(4).describe('replicas'),
    delay: z.number().min(1e-6).max(10).default(1).describe('one-way delay, s'),
  }),
  points: [
    ...[4, 7, 10, 31, 100].map((n) => ({ case: 'messages' as const, n, delay: 1 })),
    ...[4, 10].map((n) => ({ case: 'leader-to-decide' as const, n, delay: 1 })),
  ],
  kind: 'exact',
  expected: (point) =>
    point.case === 'messages'
      ? TRANSFERS_PER_DECISION * (point.n - 1)
      : DELAYS_LEADER_TO_DECIDE * point.delay,
  measure: (point, lab) => {
    const measured = MEASURES[point.case](measureRun(point, lab), point.delay);
    // Engine time is whole nanoseconds: each delay is rounded once.
    return Promise.resolve({ measured, samples: 1, tolerance: point.case === 'messages' ? 0 : 1e-8 });
  },
});
