import { defineValidation } from '@dmct/core';
import { experiments } from '@dmct/physics';
import { z } from 'zod';
import { seedOf, trialsFor } from '../run/sampling.js';
import { SUPERPOSITION } from './citations.js';

/** The birthday problem: some two of the messages share a tone. */
function someTwoShare(messages: number, bins: number): number {
  let apart = 1;
  for (let k = 1; k < messages; k++) apart *= Math.max(0, 1 - k / bins);
  return 1 - apart;
}

export const d15 = defineValidation({
  id: 'D15',
  title: 'messages hashed to tones: chance that some two share one',
  source: SUPERPOSITION,
  params: z.object({
    messages: z.number().int().min(1).max(5000).default(38).describe('how many messages'),
    bins: z.number().int().min(1).max(1e9).default(1024).describe('tones that can be told apart, BT'),
  }),
  points: [{ messages: 38, bins: 1024 }],
  kind: 'statistical',
  expected: ({ messages, bins }) => someTwoShare(messages, bins),
  measure: ({ messages, bins }, lab) => {
    const samples = trialsFor(someTwoShare(messages, bins), lab, messages, 4e6);
    return Promise.resolve(experiments.toneCollisions({ messages, bins, samples, seed: seedOf(lab) }));
  },
});
