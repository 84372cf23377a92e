// How validators leave (specifications, `initiate_validator_exit`, `process_registry_updates`).

import type { StakeRules } from './stake-rules.js';

/** Whole epochs that one who asks to leave stays on at least: duties are drawn so far ahead (specifications, the same name). */
export const MAX_SEED_LOOKAHEAD = 4;

/** Validators that may leave in one epoch. */
export function churnLimit(
  activeValidators: number,
  rules: Pick<StakeRules, 'minPerEpochChurnLimit' | 'churnLimitQuotient'>,
): number {
  return Math.max(rules.minPerEpochChurnLimit, Math.floor(activeValidators / rules.churnLimitQuotient));
}

/** The first epoch in which one that asks to leave during `epoch` can be gone. */
export function activationExitEpoch(epoch: number): number {
  return epoch + 1 + MAX_SEED_LOOKAHEAD;
}

/** Who leaves when: at most the churn limit of the moment go in one epoch. Immutable. */
export interface ExitQueue {
  /** The last epoch in which somebody goes. */
  readonly lastEpoch: number;
  /** How many go in that epoch. */
  readonly taken: number;
}

/** Nobody has asked to leave yet. */
export const EMPTY_EXIT_QUEUE: ExitQueue = { lastEpoch: -Infinity, taken: 0 };

/** Some of those who asked to leave, and the epoch from which they are gone. */
export interface ExitBatch {
  readonly exitEpoch: number;
  readonly count: number;
}

/** Queues `count` leavers during `epoch`, at most `limit` of them (and of those before them) an epoch. */
export function enterExitQueue(
  queue: ExitQueue,
  count: number,
  epoch: number,
  limit: number,
): { readonly queue: ExitQueue; readonly batches: readonly ExitBatch[] } {
  const first = activationExitEpoch(epoch);
  let { lastEpoch, taken } = first > queue.lastEpoch ? { lastEpoch: first, taken: 0 } : queue;
  const batches: ExitBatch[] = [];
  for (let left = count; left > 0;) {
    if (taken >= limit) {
      lastEpoch++;
      taken = 0;
    }
    const batch = Math.min(left, limit - taken);
    batches.push({ exitEpoch: lastEpoch, count: batch });
    taken += batch;
    left -= batch;
  }
  return { queue: { lastEpoch, taken }, batches };
}
