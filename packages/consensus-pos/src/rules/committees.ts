import type { RandomStream } from '@dmct/core';
import type { SlotCalendar } from './slots.js';

/** Which node hosts which validator. Validators are numbered node by node. */
export interface ValidatorRegistry {
  /** The index of the hosting node, one entry a validator. */
  readonly nodeOf: readonly number[];
  readonly count: number;
}

/**
 * Keys in proportion to stake, the remainders to the largest fractions (Hamilton's method). `shares` has one entry a node:
 * its part of the whole stake; they sum to 1.
 */
export function createValidatorRegistry(shares: readonly number[], keysPerNode: number): ValidatorRegistry {
  const total = shares.length * keysPerNode;
  const quotas = shares.map((share) => share * total);
  // Shares that sum to 1 only up to rounding must not cost a node of equal stake a key.
  const keys = quotas.map((quota) => Math.floor(quota + 1e-9));
  const missing = total - keys.reduce((sum, count) => sum + count, 0);
  const byFraction = quotas
    .map((quota, node) => ({ node, fraction: quota - (keys[node] as number) }))
    .sort((a, b) => b.fraction - a.fraction || a.node - b.node);
  for (const { node } of byFraction.slice(0, Math.max(0, missing))) keys[node] = (keys[node] as number) + 1;
  const nodeOf = keys.flatMap((count, node) => Array.from({ length: count }, () => node));
  return { nodeOf, count: nodeOf.length };
}

/** Who does what in one epoch. */
export interface Duties {
  /** The validator that proposes in each slot of the epoch. */
  readonly proposers: readonly number[];
  /** The slot of the epoch (0..slotsPerEpoch-1) in which each validator attests. */
  readonly slotOf: ArrayLike<number>;
  /** For each slot of the epoch, its committee: the indices of its validators, ascending. */
  readonly committees: readonly (readonly number[])[];
}

/**
 * One epoch's duties: every validator attests once, in committees that differ by at most one in size; each slot's
 * proposer is drawn by stake. All effective balances are equal, so a uniform draw is a draw by stake.
 */
export function drawDuties(stream: RandomStream, validators: number, calendar: SlotCalendar): Duties {
  const { slotsPerEpoch } = calendar;
  const order = stream.shuffle([...new Array<number>(validators).keys()]);
  const slotOf = new Uint16Array(validators);
  for (let position = 0; position < validators; position++) {
    slotOf[order[position] as number] = Math.floor((position * slotsPerEpoch) / validators);
  }
  const proposers = Array.from({ length: slotsPerEpoch }, () => stream.integer(validators));
  const committees = Array.from({ length: slotsPerEpoch }, (): number[] => []);
  slotOf.forEach((slot, validator) => committees[slot]?.push(validator));
  return { proposers, slotOf, committees };
}
