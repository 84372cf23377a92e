import { effectiveBalanceAfter, INCREMENT_GWEI } from '../rules/effective-balance.js';
import { inactivityPenalty, inactivityScoreAfter, isInactivityLeak } from '../rules/inactivity-leak.js';
import { correlationPenalty } from '../rules/slashing-penalties.js';
import type { ChainState } from './chain-state.js';
import { hasVoted } from './participation.js';
import { initiateValidatorExit } from './slash-validator.js';
import { isActive, openStake, totalActiveStake, type Account, type Stake, type StakeDraft } from './stake.js';
import type { StakeRules } from '../rules/stake-rules.js';

/**
 * The stakes after an epoch, in the specifications' order (`process_epoch`), once justification was weighed: `finalizedEpoch`
 * is what that has made of it. No rewards, and no penalty but the leak's.
 */
export function stakeAtEpochEnd(state: ChainState, finalizedEpoch: number, rules: StakeRules): Stake {
  const { epoch, stake } = state;
  const draft = openStake(stake, epoch, rules);
  // Of the epoch before the first nothing is known: the trusted past is taken to have voted.
  if (epoch > 0) processInactivityUpdates(draft, state, isInactivityLeak(epoch, finalizedEpoch, rules));
  processRegistryUpdates(draft);
  processSlashings(draft, totalActiveStake(stake, epoch));
  processEffectiveBalanceUpdates(draft);
  processSlashingsReset(draft);
  return draft.close();
}

/** `process_inactivity_updates` and `get_inactivity_penalty_deltas`: what missing the previous epoch costs. */
function processInactivityUpdates(draft: StakeDraft, state: ChainState, isLeaking: boolean): void {
  const { epoch, previousTarget, stake } = state;
  const after = sharedTransition((account: Account, isPresent: boolean) => {
    const score = inactivityScoreAfter(account.inactivityScore, isPresent, isLeaking, draft.rules);
    const penalty = isPresent ? 0 : inactivityPenalty(account.effectiveBalance, score, draft.rules);
    if (score === account.inactivityScore && penalty === 0) return account;
    return { ...account, inactivityScore: score, balance: Math.max(0, account.balance - penalty) };
  });
  const update = (validator: number): void => {
    const account = draft.get(validator);
    const wasActive = isActive(account, epoch - 1);
    if (!wasActive && !(account.isSlashed && epoch < account.withdrawableEpoch)) return;
    draft.set(validator, after(account, hasVoted(previousTarget, validator) && !account.isSlashed));
  };
  if (isLeaking) {
    for (let validator = 0; validator < stake.validators; validator++) update(validator);
  } else {
    // Without a leak a score of 0 stays 0, whoever voted: the specifications' recovery is quicker than its bias.
    const isRecovering = draft.rules.inactivityScoreRecoveryRate >= draft.rules.inactivityScoreBias;
    if (isRecovering) for (const validator of stake.accounts.keys()) update(validator);
    else for (let validator = 0; validator < stake.validators; validator++) update(validator);
  }
}

/** `process_registry_updates`: ejects who counts for too little. Nobody joins. */
function processRegistryUpdates(draft: StakeDraft): void {
  const least = draft.rules.ejectionBalanceEth * INCREMENT_GWEI;
  if (least <= 0) return;
  for (const [validator, account] of draft.accounts) {
    const isPoor = account.effectiveBalance <= least && isActive(account, draft.epoch);
    if (isPoor) initiateValidatorExit(draft, validator);
  }
}

/** `process_slashings`: the correlation penalty, half a vector after the offence was punished first. */
function processSlashings(draft: StakeDraft, totalGwei: number): void {
  const { epoch, rules } = draft;
  if (draft.slashings.size === 0) return;
  let slashed = 0;
  for (const gwei of draft.slashings.values()) slashed += gwei;
  for (const [validator, account] of draft.accounts) {
    const isDue = account.isSlashed && epoch + rules.slashingsVectorEpochs / 2 === account.withdrawableEpoch;
    if (!isDue) continue;
    const penalty = correlationPenalty(account.effectiveBalance, slashed, totalGwei, rules);
    draft.set(validator, { ...account, balance: account.balance - Math.min(account.balance, penalty) });
  }
}

/** `process_effective_balance_updates`. */
function processEffectiveBalanceUpdates(draft: StakeDraft): void {
  const after = sharedTransition((account: Account) => {
    const effectiveBalance = effectiveBalanceAfter(account.effectiveBalance, account.balance);
    return effectiveBalance === account.effectiveBalance ? account : { ...account, effectiveBalance };
  });
  for (const [validator, account] of draft.accounts) draft.set(validator, after(account, true));
}

/** `process_slashings_reset`: forgets what was slashed a whole vector ago. */
function processSlashingsReset(draft: StakeDraft): void {
  const oldest = draft.epoch + 2 - draft.rules.slashingsVectorEpochs;
  if ([...draft.slashings.keys()].every((epoch) => epoch >= oldest)) return;
  draft.slashings = new Map([...draft.slashings].filter(([epoch]) => epoch >= oldest));
}

/** Gives equal accounts with equal conduct one and the same new account. */
function sharedTransition(
  transition: (account: Account, isPresent: boolean) => Account,
): (account: Account, isPresent: boolean) => Account {
  const [present, absent] = [new Map<Account, Account>(), new Map<Account, Account>()];
  return (account, isPresent) => {
    const known = isPresent ? present : absent;
    const next = known.get(account) ?? transition(account, isPresent);
    known.set(account, next);
    return next;
  };
}
