import { enterExitQueue } from '../rules/exit-queue.js';
import { initialSlashingPenalty, whistleblowerReward } from '../rules/slashing-penalties.js';
import type { StakeDraft } from './stake.js';

/** Queues a validator's exit, if it is not on its way out yet (`initiate_validator_exit`). */
export function initiateValidatorExit(draft: StakeDraft, validator: number): void {
  const account = draft.get(validator);
  if (account.exitEpoch !== Infinity) return;
  const { queue, batches } = enterExitQueue(draft.exitQueue, 1, draft.epoch, draft.churnLimit);
  const exitEpoch = batches[0]?.exitEpoch ?? Infinity;
  const withdrawableEpoch = exitEpoch + draft.rules.minValidatorWithdrawabilityDelay;
  draft.exitQueue = queue;
  draft.set(validator, { ...account, exitEpoch, withdrawableEpoch });
}

/** Convicts a validator and pays the proposer that brought the evidence (`slash_validator`). */
export function slashValidator(draft: StakeDraft, validator: number, whistleblower: number): void {
  const { epoch, rules } = draft;
  initiateValidatorExit(draft, validator);
  const account = draft.get(validator);
  const { balance, effectiveBalance } = account;
  draft.set(validator, {
    ...account,
    isSlashed: true,
    balance: balance - Math.min(balance, initialSlashingPenalty(effectiveBalance, rules)),
    withdrawableEpoch: Math.max(account.withdrawableEpoch, epoch + rules.slashingsVectorEpochs),
  });
  const slashed = (draft.slashings.get(epoch) ?? 0) + effectiveBalance;
  draft.slashings = new Map(draft.slashings).set(epoch, slashed);
  const reporter = draft.get(whistleblower);
  const reward = whistleblowerReward(effectiveBalance, rules);
  draft.set(whistleblower, { ...reporter, balance: reporter.balance + reward });
}
