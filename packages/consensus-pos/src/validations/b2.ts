import { defineValidation } from '@dmct/core';
import { z } from 'zod';
import { GASPER_2020 } from './citations.js';

const SLOT_SECONDS = 12;
const SLOTS_PER_EPOCH = 32;

/** Slots from the block's slot to finality, all honest: its epoch's checkpoint is justified, then finalised. */
export const b2 = defineValidation({
  id: 'B2',
  title: 'Gasper, whole slots from a block to its finality when all are honest',
  source: GASPER_2020,
  params: z.object({
    slot: z
      .number()
      .int()
      .min(0)
      .max(SLOTS_PER_EPOCH - 1)
      .default(0)
      .describe('slot of the epoch whose block carries the order'),
  }),
  points: [0, 1, 16, 31].map((slot) => ({ slot })),
  kind: 'exact',
  expected: ({ slot }) => (slot === 0 ? 2 * SLOTS_PER_EPOCH : 3 * SLOTS_PER_EPOCH - slot),
  measure: ({ slot }, lab) => {
    const { finalitySeconds } = lab.simulate({
      strategy: 'pos',
      attack: 'none',
      nodes: 4,
      traitors: 0,
      seed: 1,
      params: { submitSlot: slot, slotSeconds: SLOT_SECONDS, slotsPerEpoch: SLOTS_PER_EPOCH },
      conditions: { fixedDelaySeconds: 0.05 },
    });
    // The order is submitted less than a slot before the block that carries it, and decisions fall on slots.
    const slots = Math.floor((finalitySeconds?.max ?? NaN) / SLOT_SECONDS);
    return Promise.resolve({ measured: slots, samples: 1, tolerance: 0 });
  },
});
