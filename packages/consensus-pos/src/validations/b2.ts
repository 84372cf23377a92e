import { defineValidation, type Lab } from '@dmct/core';
import { z } from 'zod';
import { GASPER_2020 } from './citations.js';
import { witness, WITNESSED, witnessedPos } from './witness.js';

const SLOT_SECONDS = 12;
const SLOTS_PER_EPOCH = 32;
/** A hundred nodes of one validator each, so that a share of the stake is a number of nodes. */
const CROWD = 100;
/** Short epochs: what the votes amount to doesn't depend on their number of slots. */
const CROWD_PARAMS = { keysPerNode: 1, slotsPerEpoch: 8, submitSlot: 1 };
/** Longer than any of these runs. */
const APART_SECONDS = 40 * 8 * SLOT_SECONDS;
/** The average that the source's timing gives over the slots of an epoch, 15.9 min. */
const MEAN_SLOTS = 79.5;

const params = z.object({
  slot: z
    .number()
    .int()
    .min(0)
    .max(SLOTS_PER_EPOCH - 1)
    .default(0)
    .describe('finality: slot of the epoch whose block carries the order'),
  scenario: z
    .enum(['finality', 'mean', 'partition', 'accountable', 'offline'])
    .default('finality')
    .describe(
      'slots to finality, of the block in one slot or on average over an epoch; or whether (1 or 0) two conflicting blocks get final (accountable: and each honest node then names a third of the stake as slashable, no honest stake among it), or none does',
    ),
  beta: z
    .number()
    .min(0)
    .max(0.9)
    .refine((share) => Math.abs(share * CROWD - nodesOf(share)) < 1e-9, {
      message: `must be a whole number of ${CROWD} nodes, as 0.33 and 0.34 are`,
    })
    .default(0.34)
    .describe(
      'partition, accountable: share that votes in both halves; offline: share that does not vote; in hundredths',
    ),
});
type Point = z.output<typeof params>;

const points: readonly Point[] = [
  ...[0, 1, 16, 31].map((slot): Point => ({ slot, scenario: 'finality', beta: 0.34 })),
  { slot: 0, scenario: 'mean', beta: 0.34 },
  { slot: 0, scenario: 'partition', beta: 0.33 },
  { slot: 0, scenario: 'partition', beta: 0.34 },
  { slot: 0, scenario: 'accountable', beta: 0.34 },
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
    if (scenario === 'mean') return MEAN_SLOTS;
    if (scenario === 'finality') return slot === 0 ? 2 * SLOTS_PER_EPOCH : 3 * SLOTS_PER_EPOCH - slot;
    // A half and beta are two thirds from beta = 1/3 on; what is left of the others is less from beyond 1/3 on.
    const nodes = nodesOf(beta);
    return (scenario === 'offline' ? 3 * nodes > CROWD : 3 * nodes >= CROWD) ? 1 : 0;
  },
  // When it is asked for: the strategy's module names its rows.
  get plugins() {
    return { strategies: [witnessedPos()] };
  },
  cost: ({ scenario }) =>
    scenario === 'finality' ? { seconds: 0.2, quickSeconds: 0.2 } : { seconds: 3, quickSeconds: 3 },
  measure: (point, lab) =>
    Promise.resolve({
      measured: PLAYS[point.scenario](point, lab),
      samples: point.scenario === 'mean' ? SLOTS_PER_EPOCH : 1,
      tolerance: 0,
    }),
});

const PLAYS: Readonly<Record<Point['scenario'], (point: Point, lab: Lab) => number>> = {
  finality: ({ slot }, lab) => slotsToFinality(slot, lab),
  mean: (_, lab) => meanSlotsToFinality(lab),
  partition: ({ beta }, lab) => playPartition(beta, lab),
  accountable: ({ beta }, lab) => playReunion(beta, lab),
  offline: ({ beta }, lab) => playOffline(beta, lab),
};

/** Over a block whose slot is drawn: all slots of an epoch, once each. */
function meanSlotsToFinality(lab: Lab): number {
  let sum = 0;
  for (let slot = 0; slot < SLOTS_PER_EPOCH; slot++) {
    sum += slotsToFinality(slot, lab);
    lab.progress((slot + 1) / SLOTS_PER_EPOCH);
  }
  return sum / SLOTS_PER_EPOCH;
}

function slotsToFinality(slot: number, lab: Lab): number {
  const { finalitySeconds } = lab.simulate({
    strategy: 'pos',
    attack: 'none',
    nodes: 4,
    traitors: 0,
    seed: 1,
    // A validator a slot: none is more than needed.
    params: { keysPerNode: 8, submitSlot: slot, slotSeconds: SLOT_SECONDS, slotsPerEpoch: SLOTS_PER_EPOCH },
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
    attackParams: { share: shareOf(beta), partitionSeconds: APART_SECONDS },
    nodes: CROWD,
    traitors: 0,
    seed: 1,
    params: { ...CROWD_PARAMS, leak: false },
    horizonSeconds: 12 * 8 * SLOT_SECONDS,
  });
  return verdicts.agreement === 'violated' ? 1 : 0;
}

/** The same halves meet again when both have decided: whom can each honest node then convict of two votes? */
function playReunion(beta: number, lab: Lab): number {
  const play = (partitionSeconds: number) =>
    witness(() =>
      lab.simulate({
        strategy: WITNESSED,
        attack: 'majority',
        attackParams: { share: shareOf(beta), partitionSeconds },
        nodes: CROWD,
        traitors: 0,
        seed: 1,
        params: { ...CROWD_PARAMS, leak: false },
        horizonSeconds: 14 * 8 * SLOT_SECONDS,
      }),
    );
  const { finalitySeconds, verdicts } = play(APART_SECONDS).result;
  if (verdicts.agreement !== 'violated' || finalitySeconds === null) return 0;
  // The order came within the slots before the one in which it was due. A run ends a while after its last decision.
  const { result, witnesses } = play((CROWD_PARAMS.submitSlot + 1) * SLOT_SECONDS + finalitySeconds.max);
  if (result.verdicts.agreement !== 'violated') return 0;
  // A node hosts one validator, of the same number.
  const isConvicted = witnesses.every(
    ({ slashable }) =>
      3 * slashable.length >= CROWD && slashable.every(({ validator }) => result.faulty.includes(validator)),
  );
  return isConvicted ? 1 : 0;
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

/** At least one is corrupted: somebody has to hold the halves apart. */
function shareOf(beta: number): number {
  return Math.max(nodesOf(beta), 0.5) / CROWD;
}

function nodesOf(beta: number): number {
  return Math.round(beta * CROWD);
}
