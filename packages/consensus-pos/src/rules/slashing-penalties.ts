import { INCREMENT_GWEI } from './effective-balance.js';
import type { StakeRules } from './stake-rules.js';

/** The upgrades of the protocol between which its slashing penalties changed. */
export type Fork = 'bellatrix' | 'electra';

/** MIN_SLASHING_PENALTY_QUOTIENT and WHISTLEBLOWER_REWARD_QUOTIENT, as each upgrade has them. */
export const MIN_SLASHING_PENALTY_QUOTIENT: Readonly<Record<Fork, number>> = { bellatrix: 32, electra: 4096 };
/** The part of a slashed balance that the reporter and the proposer share, as its inverse, by upgrade. */
export const WHISTLEBLOWER_REWARD_QUOTIENT: Readonly<Record<Fork, number>> = {
  bellatrix: 512,
  electra: 4096,
};

/** At once, whoever else is caught (specifications, `slash_validator`), in Gwei. */
export function initialSlashingPenalty(
  effectiveGwei: number,
  rules: Pick<StakeRules, 'minSlashingPenaltyQuotient'>,
): number {
  return Math.floor(effectiveGwei / rules.minSlashingPenaltyQuotient);
}

/** To who brings the evidence, in Gwei; here always the proposer that includes it, as in practice. */
export function whistleblowerReward(
  effectiveGwei: number,
  rules: Pick<StakeRules, 'whistleblowerRewardQuotient'>,
): number {
  return Math.floor(effectiveGwei / rules.whistleblowerRewardQuotient);
}

/**
 * Half a slashings vector later, in Gwei (specifications, `process_slashings`): in proportion to the stake slashed in
 * the whole vector of epochs around, tripled, so that a third of the stake that errs together loses everything.
 * Bellatrix rounds down to whole ETH; Electra rounds what each ETH loses down to whole Gwei.
 */
export function correlationPenalty(
  effectiveGwei: number,
  slashedGwei: number,
  totalGwei: number,
  rules: Pick<StakeRules, 'fork' | 'proportionalSlashingMultiplier'>,
): number {
  const increments = BigInt(effectiveGwei / INCREMENT_GWEI);
  const total = BigInt(totalGwei);
  const multiplied = BigInt(slashedGwei) * BigInt(rules.proportionalSlashingMultiplier);
  const adjusted = multiplied < total ? multiplied : total;
  const increment = BigInt(INCREMENT_GWEI);
  return Number(
    rules.fork === 'bellatrix'
      ? ((increments * adjusted) / total) * increment
      : increments * (adjusted / (total / increment)),
  );
}
