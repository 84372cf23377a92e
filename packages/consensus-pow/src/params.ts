import { SERVER_WATTS } from '@dmct/core';
import { z } from 'zod';
import { TRANSACTION_BYTES } from './transaction.js';

const wholeAtLeast = (least: number): z.ZodNumber => z.number().int().min(least);
const between = (least: number, most: number): z.ZodNumber => z.number().min(least).max(most);

/** Parameters of `pow` as a zod object; the descriptions tell units and sources. */
export const paramsSchema = z.object({
  confirmations: wholeAtLeast(1)
    .max(10_000)
    .default(6)
    .describe('blocks that bury a transaction before it is final, its own block included'),
  blockIntervalSeconds: between(0.001, 1e6)
    .default(600)
    .describe('mean interval between blocks, s, 0.001 to 1e6'),
  peers: wholeAtLeast(1)
    .max(125)
    .default(8)
    .describe('outbound connections of a node; N <= peers + 1 gives a full mesh'),
  relay: z
    .enum(['inv', 'flood'])
    .default('inv')
    .describe(
      'inv: announce by hash, send on request, a miner pushes its own block; flood: send everything at once',
    ),
  blockBytes: wholeAtLeast(TRANSACTION_BYTES)
    .max(4_000_000)
    .default(1_000_000)
    .describe("size of a block's body, other people's transactions included, bytes"),
  mining: z
    .enum(['race', 'real'])
    .default('race')
    .describe(
      'race: the race for hashrate is the proof; real: the winner also searches the nonce and all verify it',
    ),
  realBits: wholeAtLeast(1)
    .max(20)
    .default(10)
    .describe('with mining=real, a block takes 2^realBits hashes on average'),
  retargetBlocks: wholeAtLeast(2)
    .max(10_000_000)
    .default(2016)
    .describe('blocks between two adjustments of the difficulty, 2 to 10 million'),
  requestTimeoutSeconds: between(0.001, 1e6)
    .default(60)
    .describe('an unanswered request goes to the next peer after this long, s'),
  watchIntervals: between(0, 100_000)
    .default(12)
    .describe(
      'how long a run is watched for late reorganisations after the last decision, in block intervals',
    ),
  signatures: z
    .enum(['ideal', 'ed25519'])
    .default('ideal')
    .describe('how clients sign transactions: unforgeable by construction, or real Ed25519'),
  minerHashesPerSecond: between(1, 1e24).default(110e12).describe("one node's mining machine, hashes/s"),
  joulesPerTerahash: between(1e-6, 1e15).default(28.2).describe("the mining machine's efficiency, J/TH"),
  nodeWatts: between(0, 1e9).default(SERVER_WATTS.value).describe('a node without its mining machine, W'),
});

/** Parsed parameters of proof of work. */
export type PowParams = z.output<typeof paramsSchema>;
