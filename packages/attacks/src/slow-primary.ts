import { defineAttack, findSurface, secondsToNanoseconds, type Message } from '@dmct/core';
import { z } from 'zod';

const params = z.object({
  gapDelays: z
    .number()
    .nonnegative()
    .finite()
    .default(4)
    .describe("how long after one proposal the next one leaves, in multiples of the network's known bound"),
});

/**
 * A leader that does its work as slowly as its judges bear: proposals (what states a value and is no vote) leave one by
 * one, each so long after the last. The corrupted replicas' other messages go out at once, and none is false.
 */
export const slowPrimary = defineAttack({
  name: 'slow-primary',
  title: 'Slow primary',
  summary:
    'Corrupted replicas send their proposals one at a time, with a gap just below what makes others act.',
  citations: [
    {
      authors: 'A. Clement, E. Wong, L. Alvisi, M. Dahlin, M. Marchetti',
      title: 'Making Byzantine fault tolerant systems tolerate Byzantine faults',
      year: 2009,
      venue: 'NSDI 2009, 153-168',
    },
  ],
  params,
  needs: ['messages', 'values', 'votes'],
  powers: [],
  breaks: () => [],
  expects: {
    violates: [],
    summary:
      'Throughput falls to one proposal a gap, for as long as the gap is shorter than the timeout; safety stands.',
  },
  createAdversary(context) {
    const values = findSurface(context.surfaces, 'values');
    const votes = findSurface(context.surfaces, 'votes');
    const gap = secondsToNanoseconds(context.params.gapDelays * context.network.delaySecondsMax);
    const isProposal = (message: Message): boolean =>
      votes?.isVote(message) === false && (values?.valueOf(message) ?? null) !== null;
    /** When each proposal leaves; the same moment for all its recipients. */
    const leaves = new WeakMap<Message, number>();
    const lastLeft = new Map<number, number>();
    return {
      onPacket({ delayNanoseconds, from, message, sentNanoseconds, to }) {
        if (!context.isFaulty(from) || to >= context.nodes || !isProposal(message)) return 'deliver';
        let at = leaves.get(message);
        if (at === undefined) {
          at = Math.max(sentNanoseconds, (lastLeft.get(from) ?? -Infinity) + gap);
          leaves.set(message, at);
          lastLeft.set(from, at);
        }
        return { delay: at - sentNanoseconds + delayNanoseconds };
      },
    };
  },
});
