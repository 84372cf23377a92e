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

/** The window in which a band of 1 GHz has that many tones, at least a microsecond, s. */
const windowSeconds = (bins: number): number => Math.max(1000, bins) / 1e9;

const params = z.object({
  messages: z.number().int().min(1).max(5000).default(38).describe('how many messages'),
  bins: z.number().int().min(1).max(1e9).default(1024).describe('tones that can be told apart, BT'),
  case: z
    .enum(['collisions', 'resolution'])
    .default('collisions')
    .describe(
      'the share of collisions, or Hz between tones of which one is not heard on the other, 1 GHz/bins',
    ),
});
type Params = z.output<typeof params>;

export const d15 = defineValidation<Params>({
  id: 'D15',
  title: 'messages hashed to tones: chance that some two share one; and how far tones must lie apart',
  source: SUPERPOSITION,
  params,
  points: [
    { messages: 38, bins: 1024, case: 'collisions' },
    { messages: 38, bins: 1024, case: 'resolution' },
  ],
  kind: 'statistical',
  expected: ({ messages, bins, case: what }) =>
    what === 'resolution' ? 1 / windowSeconds(bins) : someTwoShare(messages, bins),
  measure: ({ messages, bins, case: what }, lab) => {
    if (what === 'resolution') {
      return Promise.resolve(experiments.toneResolution({ windowSeconds: windowSeconds(bins) }));
    }
    const samples = trialsFor(someTwoShare(messages, bins), lab, messages, 4e6);
    return Promise.resolve(experiments.toneCollisions({ messages, bins, samples, seed: seedOf(lab) }));
  },
});
