import { EFFECTIVE_BALANCE_GWEI } from '../params.js';
import { churnLimit } from './exit-queue.js';
import { stakeRules } from './stake-rules.js';
import { INCREMENT_GWEI } from './effective-balance.js';

/** Epochs that a leaver's stake stays bonded after its exit. */
export const MIN_VALIDATOR_WITHDRAWABILITY_DELAY = 256;
const SAFETY_DECAY = 10;
const MAX_DEPOSITS_PER_EPOCH = 16 * 32;

/**
 * For how many epochs a final checkpoint stays a safe place to start from (specifications, `weak-subjectivity.md`,
 * phase 0): until so many may have left with their stake that old keys have a third of it no more to lose.
 * All balances are full here, which leaves one of the two branches of the specifications.
 */
export function weakSubjectivityPeriod(validators: number): number {
  const eth = EFFECTIVE_BALANCE_GWEI / INCREMENT_GWEI;
  const decay = eth * (200 + 12 * SAFETY_DECAY) - eth * (200 + 3 * SAFETY_DECAY);
  const turnover = Math.floor((validators * decay) / (600 * churnLimit(validators, stakeRules()) * 3 * eth));
  const topUps = Math.floor((validators * (200 + 3 * SAFETY_DECAY)) / (600 * MAX_DEPOSITS_PER_EPOCH));
  return MIN_VALIDATOR_WITHDRAWABILITY_DELAY + Math.max(turnover, topUps);
}
