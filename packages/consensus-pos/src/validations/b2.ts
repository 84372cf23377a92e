import { defineValidation, type Lab } from '@dmct/core';
import { z } from 'zod';
import { GASPER_2020 } from './citations.js';

const SLOT_SECONDS = 12;
const SLOTS_PER_EPOCH = 32;
/** A hundred nodes of one validator each, so that a share of the stake is a number of nodes. */
const CROWD = 100;
/** Short epochs: what the votes amount to doesn't depend on their number of slots. */
const CROWD_PARAMS = { keysPerNode: 1, slotsPerEpoch: 8, submitSlot: 1 };

const params = z.object({
  slot: z
    .number()
    .int()
    .min(0)
    .max(SLOTS_PER_EPOCH - 1)
    .default(0)
    .describe('finality: slot of the epoch whose block carries the order'),
  scenario: z
    .enum(['finality', 'partition', 'offline'])
    .default('finality')
    .describe('slots to finality; or whether (1 or 0) two conflicting blocks get final, or none does'),
  beta: z
    .number()
    .min(0)
    .max(0.9)
    .refine((share) => Math.abs(share * CROWD - nodesOf(share)) < 1e-9, {
      message: `must be a whole number of ${CROWD} nodes, as 0.33 and 0.34 are`,
    })
    .default(0.34)
    .describe('partition: share that votes in both halves; offline: share that does not vote; in hundredths'),
});
type Point = z.output<typeof params>;

const points: readonly Point[] = [
  ...[0, 1, 16, 31].map((slot): Point => ({ slot, scenario: 'finality', beta: 0.34 })),
  { slot: 0, scenario: 'partition', beta: 0.33 },
  { slot: 0, scenario: 'partition', beta: 0.34 },
  { slot: 0, scenario: 'offline', beta: 0.33 },
  { slot: 0, scenario: 'offline', beta: 0.34 },
];

/** Slots from the block's slot to finality, all honest: its epoch's checkpoint is justified, then finalised. */
export const b2 = defineValidation({
  id: 'B2',
  title: 'Gasper: whole slots from a block to its finality; what a third of the stake can do to it',
  source: GASPER_2020,
  params,
  points,
  kind: 'exact',
  expected: ({ slot, scenario, beta }) => {
    if (scenario === 'finality') return slot === 0 ? 2 * SLOTS_PER_EPOCH : 3 * SLOTS_PER_EPOCH - slot;
    // A half and beta are two thirds from beta = 1/3 on; what is left of the others is less from beyond 1/3 on.
    const nodes = nodesOf(beta);
    return (scenario === 'partition' ? 3 * nodes >= CROWD : 3 * nodes > CROWD) ? 1 : 0;
  },
  measure: ({ slot, scenario, beta }, lab) => {
    const measured =
      scenario === 'finality'
        ? slotsToFinality(slot, lab)
        : scenario === 'partition'
          ? playPartition(beta, lab)
          : playOffline(beta, lab);
    return Promise.resolve({ measured, samples: 1, tolerance: 0 });
  },
});

function slotsToFinality(slot: number, lab: Lab): number {
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
  return Math.floor((finalitySeconds?.max ?? NaN) / SLOT_SECONDS);
}

/** Honest halves that don't hear each other, and colluders who vote in both: do they decide differently? */
function playPartition(beta: number, lab: Lab): number {
  const { verdicts } = lab.simulate({
    strategy: 'pos',
    attack: 'majority',
    attackParams: { share: Math.max(nodesOf(beta), 0.5) / CROWD, partitionSeconds: 40 * 8 * SLOT_SECONDS },
    nodes: CROWD,
    traitors: 0,
    seed: 1,
    params: { ...CROWD_PARAMS, leak: false },
    horizonSeconds: 12 * 8 * SLOT_SECONDS,
  });
  return verdicts.agreement === 'violated' ? 1 : 0;
}

/** Does finality stall, as long as the leak hasn't cured it? */
function playOffline(beta: number, lab: Lab): number {
  const { decisions } = lab.simulate({
    strategy: 'pos',
    attack: 'silence',
    nodes: CROWD,
    traitors: nodesOf(beta),
    seed: 1,
    params: { ...CROWD_PARAMS, leak: false },
    horizonSeconds: 12 * 8 * SLOT_SECONDS,
  });
  return decisions.count === 0 ? 1 : 0;
}

function nodesOf(beta: number): number {
  return Math.round(beta * CROWD);
}
