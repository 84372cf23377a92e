import { EFFECTIVE_BALANCE_GWEI } from '../params.js';
import { churnLimit, EMPTY_EXIT_QUEUE, type ExitQueue } from '../rules/exit-queue.js';
import type { StakeRules } from '../rules/stake-rules.js';

/** What a chain holds of one validator's stake. Immutable; validators with one history share one account. */
export interface Account {
  /** In Gwei. */
  readonly balance: number;
  /** What it counts for, in Gwei: whole ETH, at most 32. */
  readonly effectiveBalance: number;
  readonly inactivityScore: number;
  readonly isSlashed: boolean;
  /** From this epoch on it is no validator; Infinity for one that stays. */
  readonly exitEpoch: number;
  /** From this epoch on its stake is its own again, and out of reach; Infinity for one that stays. */
  readonly withdrawableEpoch: number;
}

/** A validator of 32 ETH that never missed a thing. */
export const FULL_ACCOUNT: Account = Object.freeze({
  balance: EFFECTIVE_BALANCE_GWEI,
  effectiveBalance: EFFECTIVE_BALANCE_GWEI,
  inactivityScore: 0,
  isSlashed: false,
  exitEpoch: Infinity,
  withdrawableEpoch: Infinity,
});

/**
 * All stakes on a chain, immutable. Only accounts that differ from the full one are kept, so that a chain on which all
 * goes well costs nothing, and equal states of two chains are one object.
 */
export interface Stake {
  readonly validators: number;
  readonly accounts: ReadonlyMap<number, Account>;
  readonly exitQueue: ExitQueue;
  /** Effective balances slashed, in Gwei, by epoch: the specifications' slashings vector. */
  readonly slashings: ReadonlyMap<number, number>;
}

export function fullStake(validators: number): Stake {
  return { validators, accounts: new Map(), exitQueue: EMPTY_EXIT_QUEUE, slashings: new Map() };
}

export function accountOf(stake: Stake, validator: number): Account {
  return stake.accounts.get(validator) ?? FULL_ACCOUNT;
}

export function isActive(account: Account, epoch: number): boolean {
  return epoch < account.exitEpoch;
}

/** Whether evidence against the validator still costs it something (`is_slashable_validator`). */
export function isSlashable(account: Account, epoch: number): boolean {
  return !account.isSlashed && epoch < account.withdrawableEpoch;
}

/** What the account's vote counts for: nothing once slashed or gone. In Gwei. */
export function votingStake(account: Account, epoch: number): number {
  return isActive(account, epoch) && !account.isSlashed ? account.effectiveBalance : 0;
}

/** Stake of all active validators, the slashed ones among them, in Gwei (`get_total_active_balance`). */
export function totalActiveStake(stake: Stake, epoch: number): number {
  let total = stake.validators * EFFECTIVE_BALANCE_GWEI;
  for (const account of stake.accounts.values()) {
    total += (isActive(account, epoch) ? account.effectiveBalance : 0) - EFFECTIVE_BALANCE_GWEI;
  }
  return total;
}

export function activeValidators(stake: Stake, epoch: number): number {
  let count = stake.validators;
  for (const account of stake.accounts.values()) if (!isActive(account, epoch)) count--;
  return count;
}

/** A stake that is being changed in one epoch. Copies what it changes, once; unchanged, it closes as what it was. */
export interface StakeDraft {
  readonly epoch: number;
  readonly rules: StakeRules;
  readonly accounts: ReadonlyMap<number, Account>;
  /** Validators that may leave in one epoch, as of now. */
  readonly churnLimit: number;
  exitQueue: ExitQueue;
  slashings: ReadonlyMap<number, number>;
  get(validator: number): Account;
  set(validator: number, account: Account): void;
  close(): Stake;
}

export function openStake(before: Stake, epoch: number, rules: StakeRules): StakeDraft {
  let copy: Map<number, Account> | null = null;
  const draft: StakeDraft = {
    epoch,
    rules,
    get accounts() {
      return copy ?? before.accounts;
    },
    get churnLimit() {
      return churnLimit(activeValidators(before, epoch), rules);
    },
    exitQueue: before.exitQueue,
    slashings: before.slashings,
    get: (validator) => (copy ?? before.accounts).get(validator) ?? FULL_ACCOUNT,
    set: (validator, account) => {
      if (account === draft.get(validator)) return;
      copy ??= new Map(before.accounts);
      copy.set(validator, account);
    },
    close: () => {
      const { accounts, exitQueue, slashings } = draft;
      const isSame = copy === null && exitQueue === before.exitQueue && slashings === before.slashings;
      return isSame ? before : { ...before, accounts, exitQueue, slashings };
    },
  };
  return draft;
}
