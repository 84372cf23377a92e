import { SERVER_WATTS, type NetworkBounds } from '@dmct/core';
import { z } from 'zod';

/** A day: longer waits than any horizon. */
const TIMEOUT_SECONDS_MAX = 86_400;
const timeoutSeconds = z.number().positive().max(TIMEOUT_SECONDS_MAX).nullable().default(null);

export const paramsSchema = z.object({
  quorum: z
    .number()
    .int()
    .positive()
    .max(1_000_000)
    .nullable()
    .default(null)
    .describe(
      'votes that make a certificate; null: the rule, ceil((n + f + 1) / 2). A smaller one is unsafe',
    ),
  faultsTolerated: z
    .number()
    .int()
    .nonnegative()
    .max(1_000_000)
    .nullable()
    .default(null)
    .describe('f; null: floor((n - 1) / 3)'),
  signatures: z
    .enum(['ideal', 'ed25519'])
    .default('ideal')
    .describe('what signs: unforgeable by construction, or real Ed25519'),
  certificates: z
    .enum(['list', 'threshold'])
    .default('list')
    .describe(
      'size of a quorum certificate on the wire: a list of its signatures, or one threshold signature (idealised: bytes alone change, computation is counted as for the list)',
    ),
  viewTimeoutSeconds: timeoutSeconds.describe(
    "how long a replica stays in a view while a request is due; doubles with each view in vain after f + 1 of them; null: ten times the network's bound on delay",
  ),
  clientTimeoutSeconds: timeoutSeconds.describe(
    "how long the client waits before it asks again; null: twelve times the network's bound on delay",
  ),
  nodeWatts: z
    .number()
    .nonnegative()
    .max(1e9)
    .default(SERVER_WATTS.value)
    .describe("one replica's machine, W"),
});

/** Parsed parameters. */
export type HotstuffParams = z.output<typeof paramsSchema>;

/**
 * From a request's arrival at one replica to its decision there: one delay at most until it is at the leader too, and
 * seven from leader to decide. Two more, so that a slow but correct leader keeps its view.
 */
const VIEW_TIMEOUT_DELAYS = 10;

/** Request, seven delays from leader to decide, reply; and as much slack as a view has, and one more. */
const CLIENT_TIMEOUT_DELAYS = 12;

/** A network without any delay still takes its turns. */
const TIMEOUT_SECONDS_MIN = 1e-3;

export function viewTimeoutSeconds(params: HotstuffParams, network: NetworkBounds): number {
  return (
    params.viewTimeoutSeconds ?? Math.max(VIEW_TIMEOUT_DELAYS * network.delaySecondsMax, TIMEOUT_SECONDS_MIN)
  );
}

export function clientTimeoutSeconds(params: HotstuffParams, network: NetworkBounds): number {
  return (
    params.clientTimeoutSeconds ??
    Math.max(CLIENT_TIMEOUT_DELAYS * network.delaySecondsMax, TIMEOUT_SECONDS_MIN)
  );
}
