import { defineStrategy, type Message, type Replica, type Strategy, type Value } from '@dmct/core';
import { z } from 'zod';

interface Signed extends Message {
  readonly value: Value;
}

/** A toy: only replica 0 votes. Whoever hears of two voters decides, which needs somebody to join the vote. */
export const petition: Strategy = defineStrategy<object, Signed>({
  name: 'toy-petition',
  title: 'Petition',
  summary: 'One votes; two votes decide.',
  citations: [],
  params: z.object({}),
  medium: 'messages',
  faultModel: { resource: 'replicas', maxFaulty: () => 0 },
  assumptions: ['faulty-within-bound'],
  surfaces: [
    {
      kind: 'values',
      valueOf: ({ value }) => value,
      withValue: (message, value) => ({ ...message, value }),
    },
    { kind: 'votes', isVote: () => true },
  ],
  messageKinds: ['vote'],
  createReplica(context): Replica<Signed> {
    const voters = new Set<number>();
    return {
      onStart(out) {
        if (context.id !== 0) return;
        voters.add(0);
        out.broadcast({ kind: 0, topic: 0, bytes: 10, value: context.valueOf(0) });
      },
      onMessage(from, { value }, out) {
        if (voters.size < 2 && voters.add(from).size === 2) out.decide(0, value);
      },
      snapshot: () => ({ voters: [...voters] }),
    };
  },
});
