import { defineAttack, secondsToNanoseconds } from '@dmct/core';
import { z } from 'zod';

const params = z.object({
  factor: z
    .number()
    .positive()
    .finite()
    .default(1)
    .describe("how long every message takes, in multiples of the network's known bound"),
});

/** A network at its worst: every message takes as long as the bound allows, or longer if told so. */
export const delay = defineAttack({
  name: 'delay',
  title: 'Delay',
  summary: 'The network delays every message up to its known bound, or beyond it with a factor above 1.',
  citations: [
    {
      authors: 'C. Dwork, N. Lynch, L. Stockmeyer',
      title: 'Consensus in the presence of partial synchrony',
      year: 1988,
      venue: 'Journal of the ACM 35(2), 288-323',
      doi: '10.1145/42282.42283',
    },
  ],
  params,
  needs: ['messages'],
  powers: ['delay-messages'],
  breaks: ({ factor }) => (factor > 1 ? ['synchrony', 'partial-synchrony'] : []),
  expects: {
    violates: ['agreement', 'validity', 'termination'],
    summary: 'Up to the bound it only costs time. Beyond it, whoever takes silence for an answer is misled.',
  },
  corruption: () => 'none',
  createAdversary(context) {
    const worst = secondsToNanoseconds(context.network.delaySecondsMax * context.params.factor);
    return { onPacket: ({ delayNanoseconds }) => ({ delay: Math.max(delayNanoseconds, worst) }) };
  },
});
