import { EFFECTIVE_BALANCE_GWEI } from '../params.js';
import { churnLimit } from './exit-queue.js';
import { stakeRules, type StakeRules } from './stake-rules.js';
import { INCREMENT_GWEI } from './effective-balance.js';

const SAFETY_DECAY = 10;
const MAX_DEPOSITS_PER_EPOCH = 16 * 32;

/**
 * For how many epochs a final checkpoint stays a safe place to start from (specifications, `weak-subjectivity.md`,
 * phase 0): until so many may have left with their stake that old keys have a third of it no more to lose.
 * All balances are full here, which leaves one of the two branches of the specifications.
 */
export function weakSubjectivityPeriod(validators: number, rules: StakeRules = stakeRules()): number {
  const eth = EFFECTIVE_BALANCE_GWEI / INCREMENT_GWEI;
  const decay = eth * (200 + 12 * SAFETY_DECAY) - eth * (200 + 3 * SAFETY_DECAY);
  const turnover = Math.floor((validators * decay) / (600 * churnLimit(validators, rules) * 3 * eth));
  const topUps = Math.floor((validators * (200 + 3 * SAFETY_DECAY)) / (600 * MAX_DEPOSITS_PER_EPOCH));
  return rules.minValidatorWithdrawabilityDelay + Math.max(turnover, topUps);
}
