import { SERVER_WATTS } from '@dmct/core';
import { z } from 'zod';

/** The share of a slot after which its committee attests, whether a block came or not (specs: a third). */
export const ATTESTATION_DUE_DIVISOR = 3;

/** Effective balance of every validator: 32 ETH in Gwei, so that stake is counted in exact integers. */
export const EFFECTIVE_BALANCE_GWEI = 32e9;

/** Constants of the Ethereum consensus specifications (phase 0 preset), and what the lab adds to them. */
export const posParams = z.object({
  slotSeconds: z.number().positive().finite().default(12).describe('length of a slot (SECONDS_PER_SLOT)'),
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
  lateHeadReorg: z
    .boolean()
    .default(false)
    .describe('whether proposers build past a head that came late and weak (REORG_HEAD, REORG_PARENT)'),
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
    .nullable()
    .default(null)
    .describe('slot of that epoch whose block carries the order; null: drawn by seed'),
  signatures: z
    .enum(['ideal', 'ed25519'])
    .default('ideal')
    .describe('ideal: unforgeable by construction; ed25519: computed, standing in for BLS'),
  nodeWatts: z
    .number()
    .nonnegative()
    .finite()
    .default(SERVER_WATTS.value)
    .describe("a node's machine switched on, W"),
});

/** Parsed parameters. */
export type PosParams = z.output<typeof posParams>;
