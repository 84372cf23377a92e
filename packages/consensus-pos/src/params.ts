import { SERVER_WATTS } from '@dmct/core';
import { z } from 'zod';

/** The share of a slot after which its committee attests, whether a block came or not (specs: a third). */
export const ATTESTATION_DUE_DIVISOR = 3;

/** Effective balance of a full validator, the most that one counts for: 32 ETH in Gwei, so that stake is counted in exact integers. */
export const EFFECTIVE_BALANCE_GWEI = 32e9;

const MOST_QUOTIENT = 1e12;
const whole = (least: number, most: number) => z.number().int().min(least).max(most);

/** The constants by which balances change; see {@link StakeRules}. */
const stakeParams = {
  fork: z
    .enum(['bellatrix', 'electra'])
    .default('bellatrix')
    .describe('whose slashing penalties hold: quotients 32 and 512, or 4096 both'),
  finalityQuorumPercent: whole(1, 100)
    .nullable()
    .default(null)
    .describe('stake that makes a checkpoint just, in percent; null: exactly two thirds'),
  leak: z.boolean().default(true).describe('whether the inactivity leak is on'),
  slashing: z.boolean().default(true).describe('whether blocks carry evidence, and offenders are slashed'),
  minEpochsToInactivityPenalty: whole(0, 1000)
    .default(4)
    .describe('epochs without finality before the leak (MIN_EPOCHS_TO_INACTIVITY_PENALTY)'),
  inactivityScoreBias: whole(1, 1_000_000)
    .default(4)
    .describe('what a missed epoch adds to the inactivity score'),
  inactivityScoreRecoveryRate: whole(0, 1_000_000)
    .default(16)
    .describe('what an epoch without a leak takes off the inactivity score'),
  inactivityPenaltyQuotient: whole(1, MOST_QUOTIENT)
    .default(16_777_216)
    .describe('the smaller, the quicker the leak (INACTIVITY_PENALTY_QUOTIENT_BELLATRIX)'),
  minSlashingPenaltyQuotient: whole(1, MOST_QUOTIENT)
    .nullable()
    .default(null)
    .describe("the part of its stake that an offender loses at once, as a divisor; null: the fork's"),
  whistleblowerRewardQuotient: whole(1, MOST_QUOTIENT)
    .nullable()
    .default(null)
    .describe("the part of the offender's stake that the proposer of the evidence gets, as a divisor"),
  proportionalSlashingMultiplier: whole(0, 1000)
    .default(3)
    .describe('how much more than its share of the offenders the correlation penalty takes'),
  slashingsVectorEpochs: whole(2, 1_000_000)
    .default(8192)
    .describe('epochs whose offenders count together; the correlation penalty comes after half of them'),
  ejectionBalanceEth: whole(0, 32)
    .default(16)
    .describe('effective balance at which a validator has to leave, ETH; 0: never'),
  minPerEpochChurnLimit: whole(1, 1_000_000).default(4).describe('least number that may leave in an epoch'),
  churnLimitQuotient: whole(1, MOST_QUOTIENT)
    .default(65_536)
    .describe('one of so many active validators may leave in an epoch'),
  minValidatorWithdrawabilityDelay: whole(0, 1_000_000)
    .default(256)
    .describe("epochs that a leaver's stake stays bonded (MIN_VALIDATOR_WITHDRAWABILITY_DELAY)"),
};

/** Constants of the Ethereum consensus specifications (phase 0 preset), and what the lab adds to them. */
export const posParams = z.object({
  slotSeconds: z.number().min(0.001).max(86_400).default(12).describe('length of a slot (SECONDS_PER_SLOT)'),
  slotsPerEpoch: z
    .number()
    .int()
    .min(2)
    .max(1024)
    .default(32)
    .describe('slots in an epoch (SLOTS_PER_EPOCH)'),
  keysPerNode: z
    .number()
    .int()
    .min(1)
    .max(10_000)
    .default(64)
    .describe('validators that a node of average stake hosts, 32 ETH each'),
  proposerBoostPercent: z
    .number()
    .int()
    .min(0)
    .max(100)
    .default(40)
    .describe("weight of a timely block before its votes, in percent of a slot's committee (0: off)"),
  discountEquivocations: z
    .boolean()
    .default(true)
    .describe('whether the fork choice forgets the votes of those who were seen to vote twice'),
  lateHeadReorg: z
    .boolean()
    .default(false)
    .describe('whether proposers build past a head that came late and weak (REORG_HEAD, REORG_PARENT)'),
  safeSlotsToUpdateJustified: z
    .number()
    .int()
    .min(0)
    .max(1024)
    .nullable()
    .default(null)
    .describe(
      'slots of an epoch in which a conflicting justified checkpoint is taken over at once (8 from 2019 to 2023); null: all',
    ),
  weakSubjectivityCheckpoint: z
    .boolean()
    .default(true)
    .describe(
      'whether a node that was away for longer than the weak-subjectivity period goes on from a recent final checkpoint that it is told outside of the protocol',
    ),
  weakSubjectivityPeriodEpochs: whole(1, 1_000_000)
    .nullable()
    .default(null)
    .describe("the weak-subjectivity period, epochs; null: the specifications' for so many validators"),
  ...stakeParams,
  submitEpoch: z
    .number()
    .int()
    .min(0)
    .max(1000)
    .default(0)
    .describe("epoch whose block carries the client's order (workload `orders`)"),
  submitSlot: z
    .number()
    .int()
    .min(0)
    .max(1023)
    .nullable()
    .default(null)
    .describe('slot of that epoch whose block carries the order; null: drawn by seed'),
  signatures: z
    .enum(['ideal', 'ed25519'])
    .default('ideal')
    .describe('ideal: unforgeable by construction; ed25519: computed, standing in for BLS'),
  nodeWatts: z
    .number()
    .min(0)
    .max(1e9)
    .default(SERVER_WATTS.value)
    .describe("a node's machine switched on, W"),
});

/** Parsed parameters. */
export type PosParams = z.output<typeof posParams>;
