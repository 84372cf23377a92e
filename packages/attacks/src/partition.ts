import { defineAttack, secondsToNanoseconds } from '@dmct/core';
import { z } from 'zod';
import { drawHalves } from './wrap/halves.js';

/** Where the conditions name no stabilisation time, a partition heals after this long by default, s. */
const HEALS_AFTER_SECONDS = 10;

const params = z.object({
  untilSeconds: z
    .number()
    .nonnegative()
    .finite()
    .nullable()
    .default(null)
    .describe(
      `when the partition heals, s; default: the global stabilisation time, or ${String(HEALS_AFTER_SECONDS)} s where there is none`,
    ),
  drop: z
    .boolean()
    .default(false)
    .describe('lose what crosses the partition, instead of holding it until the end'),
});

/**
 * Replicas in two halves that can't hear each other until the partition heals; what was sent across arrives then,
 * after its normal delay. A partition that ends with the conditions' stabilisation time keeps partial synchrony; one
 * that lasts longer is reported to break it. Clients stay with the first half.
 */
export const partition = defineAttack({
  name: 'partition',
  title: 'Partition',
  summary: 'Two halves of the replicas cannot hear each other until the partition heals.',
  citations: [
    {
      authors: 'C. Dwork, N. Lynch, L. Stockmeyer',
      title: 'Consensus in the presence of partial synchrony',
      year: 1988,
      venue: 'Journal of the ACM 35(2), 288-323',
      doi: '10.1145/42282.42283',
    },
    {
      authors: 'S. Gilbert, N. Lynch',
      title:
        "Brewer's conjecture and the feasibility of consistent, available, partition-tolerant web services",
      year: 2002,
      venue: 'ACM SIGACT News 33(2), 51-59',
      doi: '10.1145/564585.564601',
    },
  ],
  params,
  needs: ['messages'],
  powers: ['delay-messages', 'drop-messages'],
  breaks: ({ drop }) => (drop ? ['synchrony', 'reliable-links'] : ['synchrony']),
  expects: {
    violates: ['agreement', 'termination', 'finality'],
    summary:
      'Halves that go on alone decide apart; a protocol that waits for a quorum stops until the partition heals, and then goes on.',
  },
  corruption: () => 'none',
  createAdversary(context) {
    const gst = context.gstNanoseconds;
    const until =
      context.params.untilSeconds !== null
        ? secondsToNanoseconds(context.params.untilSeconds)
        : gst > 0
          ? gst
          : secondsToNanoseconds(HEALS_AFTER_SECONDS);
    const replicas = Array.from({ length: context.nodes }, (_, id) => id);
    const apart = new Set(drawHalves(context, 'halves', replicas).second);
    return {
      onPacket({ from, to, sentNanoseconds, delayNanoseconds }) {
        if (sentNanoseconds >= until || apart.has(from) === apart.has(to)) return 'deliver';
        if (context.params.drop) return 'drop';
        return { delay: until - sentNanoseconds + delayNanoseconds };
      },
    };
  },
});
