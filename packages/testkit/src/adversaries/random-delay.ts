import { defineAttack, secondsToNanoseconds, type Fate } from '@dmct/core';
import { z } from 'zod';

/** Reorders: each message takes a random time up to the network's known bound. Breaks no assumption. */
export const randomDelay = defineAttack({
  name: 'kit-random-delay',
  title: 'Random delay',
  summary: "Messages take a random time up to the network's known bound.",
  citations: [],
  params: z.object({}),
  needs: ['messages'],
  powers: ['delay-messages'],
  breaks: () => [],
  expects: { violates: [], summary: 'Every protocol bears it: the bound is known.' },
  corruption: () => 'none',
  createAdversary(context) {
    const stream = context.stream('delay');
    const bound = secondsToNanoseconds(context.network.delaySecondsMax);
    return {
      onPacket: ({ delayNanoseconds }) => ({
        delay: Math.max(delayNanoseconds, Math.floor(stream.uniform() * bound)),
      }),
    };
  },
});

const lossParams = z.object({
  dropProbability: z.number().min(0).max(1).default(0.2).describe('how likely a message is lost'),
  factor: z.number().positive().default(10).describe('the others take up to so many times the known bound'),
});

/** An asynchronous, lossy network. A protocol for partial synchrony may stop in it, and must stay safe. */
export const randomLoss = defineAttack({
  name: 'kit-random-loss',
  title: 'Random loss',
  summary: 'Messages are lost or take a multiple of the known bound, at random.',
  citations: [],
  params: lossParams,
  needs: ['messages'],
  powers: ['delay-messages', 'drop-messages'],
  breaks: () => ['reliable-links', 'synchrony', 'partial-synchrony'],
  expects: {
    violates: ['termination'],
    summary: 'Stops who waits for a lost message; splits who takes silence for an answer.',
  },
  corruption: () => 'none',
  createAdversary(context) {
    const stream = context.stream('loss');
    const bound = secondsToNanoseconds(context.network.delaySecondsMax * context.params.factor);
    return {
      onPacket({ delayNanoseconds }): Fate {
        if (stream.uniform() < context.params.dropProbability) return 'drop';
        return { delay: Math.max(delayNanoseconds, Math.floor(stream.uniform() * bound)) };
      },
    };
  },
});
