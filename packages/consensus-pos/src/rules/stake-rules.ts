import {
  MIN_SLASHING_PENALTY_QUOTIENT,
  WHISTLEBLOWER_REWARD_QUOTIENT,
  type Fork,
} from './slashing-penalties.js';

/**
 * The constants by which balances change (names of the specifications, in our case). All of them are parameters.
 * Quotients divide a balance, multipliers are factors, the score's bias and recovery are points an epoch.
 */
export interface StakeRules {
  /** How the correlation penalty is rounded; also the default of the quotients of slashing. */
  readonly fork: Fork;
  /** Stake that makes a checkpoint just, in percent; null for exactly two thirds. */
  readonly finalityQuorumPercent: number | null;
  /** Whether the inactivity leak is on. */
  readonly leak: boolean;
  /** Whether blocks carry evidence and offenders are slashed. */
  readonly slashing: boolean;
  readonly minEpochsToInactivityPenalty: number;
  readonly inactivityScoreBias: number;
  readonly inactivityScoreRecoveryRate: number;
  readonly inactivityPenaltyQuotient: number;
  readonly minSlashingPenaltyQuotient: number;
  readonly whistleblowerRewardQuotient: number;
  readonly proportionalSlashingMultiplier: number;
  readonly slashingsVectorEpochs: number;
  /** At this effective balance and below a validator is ejected, ETH; 0 for never. */
  readonly ejectionBalanceEth: number;
  readonly minPerEpochChurnLimit: number;
  readonly churnLimitQuotient: number;
  /** Epochs that a leaver's stake stays bonded after its exit. */
  readonly minValidatorWithdrawabilityDelay: number;
}

/** The specifications' own constants: phase 0 and Altair, penalties of Bellatrix. */
const BELLATRIX: StakeRules = {
  fork: 'bellatrix',
  finalityQuorumPercent: null,
  leak: true,
  slashing: true,
  minEpochsToInactivityPenalty: 4,
  inactivityScoreBias: 4,
  inactivityScoreRecoveryRate: 16,
  inactivityPenaltyQuotient: 16_777_216,
  minSlashingPenaltyQuotient: MIN_SLASHING_PENALTY_QUOTIENT.bellatrix,
  whistleblowerRewardQuotient: WHISTLEBLOWER_REWARD_QUOTIENT.bellatrix,
  proportionalSlashingMultiplier: 3,
  slashingsVectorEpochs: 8192,
  ejectionBalanceEth: 16,
  minPerEpochChurnLimit: 4,
  churnLimitQuotient: 65_536,
  minValidatorWithdrawabilityDelay: 256,
};

/** A fork's constants, with what is given otherwise; null stands for the fork's own. */
export function stakeRules(
  given: { readonly [K in keyof StakeRules]?: StakeRules[K] | null } = {},
): StakeRules {
  const fork = given.fork ?? BELLATRIX.fork;
  const ofFork: StakeRules = {
    ...BELLATRIX,
    fork,
    minSlashingPenaltyQuotient: MIN_SLASHING_PENALTY_QUOTIENT[fork],
    whistleblowerRewardQuotient: WHISTLEBLOWER_REWARD_QUOTIENT[fork],
  };
  const names = Object.keys(ofFork) as (keyof StakeRules)[];
  return Object.fromEntries(
    names.map((name) => [name, given[name] ?? ofFork[name]]),
  ) as unknown as StakeRules;
}
