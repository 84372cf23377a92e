import { defineStrategy, type Message, type Replica, type Strategy, type Value } from '@dmct/core';
import { z } from 'zod';

interface Notice extends Message {
  readonly value: Value;
}

const VOTE = 1;
/** Neither 0 nor 1, so that a mapping of timers that loses the id is seen. */
const VOTE_TIMER = 3;

/**
 * A toy: one client asks; each notary seals the first request it heard, a moment later; two thirds of the seals under
 * one request make it final. A request is a block of one, so that the toy has both a chain and votes.
 */
export const toyNotaries: Strategy = defineStrategy<object, Notice>({
  name: 'toy-notaries',
  title: 'Toy notaries',
  summary: 'Two thirds of the notaries make a request final.',
  citations: [],
  params: z.object({}),
  medium: 'messages',
  faultModel: { resource: 'stake', maxFaulty: (nodes) => Math.max(0, Math.ceil(nodes / 3) - 1) },
  assumptions: ['faulty-within-bound', 'honest-two-thirds-stake', 'partial-synchrony', 'reliable-links'],
  surfaces: [
    { kind: 'messages' },
    {
      kind: 'values',
      valueOf: ({ value }) => value,
      withValue: (message, value) => (message.kind === VOTE ? null : { ...message, value }),
    },
    { kind: 'votes', isVote: ({ kind }) => kind === VOTE },
    {
      kind: 'chain',
      blockOf: ({ value }) => ({ id: value, parent: '', height: 1, weight: 1, values: [value] }),
      finalDepth: () => 1,
    },
  ],
  messageKinds: ['request', 'seal'],
  clients: () => 1,
  source: { client: true },
  horizonSeconds: () => 60,
  watchSeconds: () => 30,
  createReplica(context): Replica<Notice> {
    const { id, nodes, role, votes } = context;
    if (role === 'client') {
      return {
        onStart(out) {
          const value = context.valueOf(0);
          out.submit(0, value);
          out.broadcast({ kind: 0, topic: -1, bytes: 10, value });
        },
        snapshot: () => ({}),
      };
    }
    let first: Value | null = null;
    let isDecided = false;
    return {
      onStart: (out) => void out.work(0, 1),
      onMessage(from, { kind, topic, value }, out) {
        if (kind === VOTE) {
          const isFinal = votes.add(topic, id, from) * 3 >= nodes * 2;
          if (isFinal && !isDecided) out.decide(0, value);
          isDecided ||= isFinal;
        } else if (first === null) {
          first = value;
          out.setTimer(VOTE_TIMER, 1e9);
        }
      },
      onTimer(timer, out) {
        if (first === null || timer !== VOTE_TIMER) return;
        const seal = { kind: VOTE, topic: votes.topic(0, 0, 0, first), bytes: 10, value: first };
        votes.add(seal.topic, id, id);
        out.broadcast(seal);
      },
      snapshot: () => ({ first, isDecided }),
    };
  },
});
