import { EFFECTIVE_BALANCE_GWEI } from '../params.js';
import { votingStake, type Stake } from './stake.js';

/** A set of validators that is copied when it grows: one bit a validator. */
export type ValidatorSet = Uint32Array;

/** Whose votes for one checkpoint a chain holds. Immutable. */
export interface Participation {
  readonly voters: ValidatorSet;
  readonly count: number;
}

export function noParticipation(validators: number): Participation {
  return { voters: new Uint32Array(Math.ceil(validators / 32)), count: 0 };
}

export function hasVoted({ voters }: Participation, validator: number): boolean {
  return isIn(voters, validator);
}

function isIn(voters: ValidatorSet, validator: number): boolean {
  return (((voters[validator >>> 5] ?? 0) >>> (validator & 31)) & 1) === 1;
}

/** What the voters count for in an epoch, in Gwei (`get_unslashed_participating_indices`, their balance). */
export function participatingStake(participation: Participation, stake: Stake, epoch: number): number {
  let total = participation.count * EFFECTIVE_BALANCE_GWEI;
  for (const [validator, account] of stake.accounts) {
    if (hasVoted(participation, validator)) total += votingStake(account, epoch) - EFFECTIVE_BALANCE_GWEI;
  }
  return total;
}

/** Adds voters; copies the set at the first that is new. */
export function openParticipation(before: Participation): {
  add(validator: number): void;
  close(): Participation;
} {
  let voters = before.voters;
  let count = before.count;
  return {
    add: (validator) => {
      if (isIn(voters, validator)) return;
      if (voters === before.voters) voters = before.voters.slice();
      voters[validator >>> 5] = (voters[validator >>> 5] as number) | (1 << (validator & 31));
      count++;
    },
    close: () => (count === before.count ? before : { voters, count }),
  };
}
