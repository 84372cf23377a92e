import { defineValidation } from '@dmct/core';
import { experiments } from '@dmct/physics';
import { z } from 'zod';
import { seedOf } from '../run/sampling.js';
import { SUPERPOSITION } from './citations.js';

/** Hashes that a row may take, and in a quick look. */
const HASHES = 3e7;
const HASHES_QUICK = 4e6;
/** A waiting time's mean is as uncertain as itself: 3.3/√4400 is 5 %, 3.3/√1000 is 10 %. */
const SAMPLES = 4400;
const SAMPLES_QUICK = 1000;

export const d20Grind = defineValidation({
  id: 'D20-grind',
  title: 'hashes until another message has a given tone',
  source: SUPERPOSITION,
  params: z.object({
    slots: z.number().int().min(1).max(4_194_304).default(1024).describe('tones that can be told apart'),
  }),
  points: [{ slots: 1024 }, { slots: 16384 }],
  kind: 'statistical',
  cost: ({ slots }) => (slots > 4096 ? { seconds: 12, quickSeconds: 2 } : { seconds: 2, quickSeconds: 0.5 }),
  expected: ({ slots }) => slots,
  measure: ({ slots }, lab) => {
    const [hashes, most] = lab.quick ? [HASHES_QUICK, SAMPLES_QUICK] : [HASHES, SAMPLES];
    const samples = Math.max(8, Math.min(most, Math.floor(hashes / slots)));
    return Promise.resolve(experiments.grinding({ slots, samples, seed: seedOf(lab) }));
  },
});
