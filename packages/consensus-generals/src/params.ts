import { SERVER_WATTS, type NetworkBounds } from '@dmct/core';
import { z } from 'zod';

/** More than are ever simulated; what a size bears, the strategy says when it knows the size. */
const DEPTH_MAX = 1000;
const ORDER_LENGTH_MAX = 1024;
/** Used when the network's bound is zero (a constant delay of zero): rounds must still follow one another. */
const ROUND_SECONDS_MIN = 1e-6;

/** A day. */
const ROUND_SECONDS_MAX = 86_400;
const WATTS_MAX = 1e9;

export const paramsSchema = z.object({
  algorithm: z
    .enum(['om', 'sm', 'dolev-strong'])
    .default('om')
    .describe(
      'om: oral messages, OM(m); sm: signed messages, SM(m); dolev-strong: authenticated broadcast in m + 1 rounds',
    ),
  m: z
    .number()
    .int()
    .min(0)
    .max(DEPTH_MAX)
    .nullable()
    .default(null)
    .describe('depth of the recursion, m + 1 rounds; null: floor((n - 1) / 3)'),
  defaultOrder: z
    .string()
    .min(1)
    .max(ORDER_LENGTH_MAX)
    .default('retreat')
    .describe('what a missing order and an undecided vote count as (the paper: retreat)'),
  roundSeconds: z
    .number()
    .min(ROUND_SECONDS_MIN)
    .max(ROUND_SECONDS_MAX)
    .nullable()
    .default(null)
    .describe("length of a round; null: a tenth more than the network's bound on delay"),
  signatures: z
    .enum(['ideal', 'ed25519'])
    .default('ideal')
    .describe('what signs in sm and dolev-strong: unforgeable by construction, or real Ed25519'),
  nodeWatts: z
    .number()
    .min(0)
    .max(WATTS_MAX)
    .default(SERVER_WATTS.value)
    .describe("one general's machine, W"),
});

/** Parsed parameters. */
export type GeneralsParams = z.output<typeof paramsSchema>;

/**
 * A round must outlast the slowest message. The bound on delay knows nothing of the queue on the sender's
 * uplink, and a deep recursion sends much at once: hence a tenth on top.
 */
const ROUND_OVER_DELAY_BOUND = 1.1;

/** How long a round lasts, s (assumption A3: the absence of a message can be detected). */
export function roundSeconds(params: GeneralsParams, network: NetworkBounds): number {
  return params.roundSeconds ?? Math.max(network.delaySecondsMax * ROUND_OVER_DELAY_BOUND, ROUND_SECONDS_MIN);
}
