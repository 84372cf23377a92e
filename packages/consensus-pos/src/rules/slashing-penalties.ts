import { INCREMENT_GWEI } from './effective-balance.js';

/** What a slashable offence costs (specifications, `slash_validator` and `process_slashings`). */
export const EPOCHS_PER_SLASHINGS_VECTOR = 8192;
/** PROPORTIONAL_SLASHING_MULTIPLIER_BELLATRIX. */
export const PROPORTIONAL_SLASHING_MULTIPLIER = 3;

/** The upgrades of the protocol between which its slashing penalties changed. */
export type Fork = 'bellatrix' | 'electra';

const MIN_SLASHING_PENALTY_QUOTIENT: Readonly<Record<Fork, number>> = { bellatrix: 32, electra: 4096 };
const WHISTLEBLOWER_REWARD_QUOTIENT: Readonly<Record<Fork, number>> = { bellatrix: 512, electra: 4096 };

/** At once, whoever else is caught. */
export function initialSlashingPenalty(effectiveGwei: number, fork: Fork): number {
  return Math.floor(effectiveGwei / MIN_SLASHING_PENALTY_QUOTIENT[fork]);
}

/** To who brings the evidence; here always the proposer that includes it, as in practice. */
export function whistleblowerReward(effectiveGwei: number, fork: Fork): number {
  return Math.floor(effectiveGwei / WHISTLEBLOWER_REWARD_QUOTIENT[fork]);
}

/**
 * Half a slashings vector later: in proportion to the stake slashed in the 8192 epochs around, tripled, so that a
 * third of the stake that errs together loses everything. Bellatrix rounds down to whole ETH; Electra rounds what
 * each ETH loses down to whole Gwei.
 */
export function correlationPenalty(
  effectiveGwei: number,
  slashedGwei: number,
  totalGwei: number,
  fork: Fork,
): number {
  const increments = BigInt(effectiveGwei / INCREMENT_GWEI);
  const total = BigInt(totalGwei);
  const tripled = BigInt(slashedGwei) * BigInt(PROPORTIONAL_SLASHING_MULTIPLIER);
  const adjusted = tripled < total ? tripled : total;
  const increment = BigInt(INCREMENT_GWEI);
  return Number(
    fork === 'bellatrix'
      ? ((increments * adjusted) / total) * increment
      : increments * (adjusted / (total / increment)),
  );
}
