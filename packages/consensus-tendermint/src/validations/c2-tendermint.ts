import { defineValidation, type Lab, type RunResult } from '@dmct/core';
import { z } from 'zod';
import { BUCHMAN_ET_AL_2018 } from './citations.js';

const CASES = ['messages', 'proposer-to-decide'] as const;
const NODES_MAX = 150;

/** Proposal, prevote, precommit: three steps of communication (section 3). */
const DELAYS_PROPOSER_TO_DECIDE = 3;

/** Algorithm 1 in its first round: one proposal to all others, and two votes of each replica to all others. */
const messagesOf = (n: number): number => (n - 1) * (2 * n + 1);

/** One decision without an attack: the first replica proposes. */
function measureRun({ n, delay }: { n: number; delay: number }, lab: Lab): RunResult {
  return lab.simulate({
    strategy: 'tendermint',
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
  // The clock of finality starts with the client's submission, one delay before the proposer hears of it.
  'proposer-to-decide': ({ finalitySeconds }, delay) => (finalitySeconds?.max ?? NaN) - delay,
};

export const c2Tendermint = defineValidation({
  id: 'C2-tendermint',
  title: 'Tendermint, messages among replicas a decision, and seconds from the proposer to the last decision',
  source: BUCHMAN_ET_AL_2018,
  params: z
    .object({
      case: z.enum(CASES).default('messages').describe('what is counted: transmissions, or seconds'),
      n: z.number().int().min(2).max(NODES_MAX).default(4).describe('replicas'),
      delay: z.number().min(1e-6).max(10).default(1).describe('one-way delay, s'),
    })
    // Below four there is no fault to stand, and quorums so small that votes of two steps travel together.
    .refine((point) => point.case === 'messages' || point.n >= 4, {
      path: ['n'],
      message: 'steps follow one another among four or more',
    }),
  points: [
    ...[4, 7, 10, 31].map((n) => ({ case: 'messages' as const, n, delay: 1 })),
    ...[4, 10].map((n) => ({ case: 'proposer-to-decide' as const, n, delay: 1 })),
  ],
  kind: 'exact',
  expected: (point) =>
    point.case === 'messages' ? messagesOf(point.n) : DELAYS_PROPOSER_TO_DECIDE * point.delay,
  measure: (point, lab) => {
    const measured = MEASURES[point.case](measureRun(point, lab), point.delay);
    // Engine time is whole nanoseconds: each delay is rounded once.
    return Promise.resolve({ measured, samples: 1, tolerance: point.case === 'messages' ? 0 : 1e-8 });
  },
});
