/** How validators leave (specifications, `initiate_validator_exit`, `process_registry_updates`). */
export const EJECTION_BALANCE_GWEI = 16e9;
export const MAX_SEED_LOOKAHEAD = 4;
export const MIN_PER_EPOCH_CHURN_LIMIT = 4;
export const CHURN_LIMIT_QUOTIENT = 65_536;

/** Validators that may leave in one epoch. */
export function churnLimit(activeValidators: number): number {
  return Math.max(MIN_PER_EPOCH_CHURN_LIMIT, Math.floor(activeValidators / CHURN_LIMIT_QUOTIENT));
}

/** The first epoch in which one that asks to leave during `epoch` can be gone. */
export function activationExitEpoch(epoch: number): number {
  return epoch + 1 + MAX_SEED_LOOKAHEAD;
}

/** Who leaves when. Leavers queue: at most the churn limit of the moment go in one epoch. */
export interface ExitQueue {
  /** Queues `count` leavers during `epoch`; hands each batch with the epoch from which it is gone. */
  enter(
    count: number,
    epoch: number,
    activeValidators: number,
    leave: (exitEpoch: number, count: number) => void,
  ): void;
}

export function createExitQueue(): ExitQueue {
  let lastEpoch = -Infinity;
  let taken = 0;
  return {
    enter: (count, epoch, activeValidators, leave) => {
      const limit = churnLimit(activeValidators);
      const first = activationExitEpoch(epoch);
      if (first > lastEpoch) {
        lastEpoch = first;
        taken = 0;
      }
      for (let left = count; left > 0;) {
        if (taken >= limit) {
          lastEpoch++;
          taken = 0;
        }
        const batch = Math.min(left, limit - taken);
        leave(lastEpoch, batch);
        taken += batch;
        left -= batch;
      }
    },
  };
}
