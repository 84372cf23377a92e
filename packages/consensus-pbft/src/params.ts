import { SERVER_WATTS, type NetworkBounds } from '@dmct/core';
import { z } from 'zod';

/** A day: what waits longer than any run lasts is no timeout. */
const TIMEOUT_SECONDS_MAX = 86_400;
/** More than are ever simulated; what a size bears, the strategy says when it knows the size. */
const REPLICAS_MAX = 100_000;
const LOG_MAX = 1_000_000;
const WATTS_MAX = 1e9;

const timeoutSeconds = z.number().min(1e-6).max(TIMEOUT_SECONDS_MAX).nullable().default(null);

export const paramsSchema = z.object({
  quorum: z
    .number()
    .int()
    .min(1)
    .max(REPLICAS_MAX)
    .nullable()
    .default(null)
    .describe('votes that make a quorum; null: the rule, ceil((n + f + 1) / 2). A smaller one is unsafe'),
  faultsTolerated: z
    .number()
    .int()
    .min(0)
    .max(REPLICAS_MAX)
    .nullable()
    .default(null)
    .describe('f; null: floor((n - 1) / 3)'),
  signatures: z
    .enum(['ideal', 'ed25519'])
    .default('ideal')
    .describe('what signs: unforgeable by construction, or real Ed25519'),
  viewChangeTimeoutSeconds: timeoutSeconds.describe(
    "how long a backup waits for a request before it suspects the primary; null: five times the network's bound on delay",
  ),
  clientTimeoutSeconds: timeoutSeconds.describe(
    "how long the client waits before it asks all replicas; null: six times the network's bound on delay",
  ),
  timeoutPer: z
    .enum(['execution', 'request'])
    .default('execution')
    .describe(
      'what that timeout is for: the next request to execute, whichever it is (1999), or each request by itself, so that a primary that works steadily but slowly loses its place too',
    ),
  checkpointInterval: z
    .number()
    .int()
    .min(1)
    .max(LOG_MAX)
    .default(128)
    .describe('K: a checkpoint is taken every so many sequence numbers'),
  logSize: z
    .number()
    .int()
    .min(1)
    .max(LOG_MAX)
    .nullable()
    .default(null)
    .describe('L: sequence numbers between the low and the high watermark; null: two checkpoint intervals'),
  tentative: z
    .boolean()
    .default(false)
    .describe('execute what prepared before it commits; the client then waits for a quorum of replies'),
  authentication: z
    .enum(['mac', 'signature'])
    .default('mac')
    .describe("what vouches for each message: a tag for its one recipient, or the sender's signature"),
  nodeWatts: z
    .number()
    .min(0)
    .max(WATTS_MAX)
    .default(SERVER_WATTS.value)
    .describe("one replica's machine, W"),
});

/** Parsed parameters. */
export type PbftParams = z.output<typeof paramsSchema>;

/**
 * From a request's arrival at a backup to its execution there, under a correct primary: relay, pre-prepare, prepare,
 * commit. One delay more than these four, so that a slow but correct primary keeps its place.
 */
const VIEW_CHANGE_TIMEOUT_DELAYS = 5;

/** Request, pre-prepare, prepare, commit, reply; and one more. */
const CLIENT_TIMEOUT_DELAYS = 6;

/** Checkpoint intervals that fit between the watermarks by default (section 4.3: "a small multiple" of K). */
const INTERVALS_IN_LOG = 2;

export function logSizeOf(params: PbftParams): number {
  return params.logSize ?? INTERVALS_IN_LOG * params.checkpointInterval;
}

/** A network without any delay still takes its turns. */
const TIMEOUT_SECONDS_MIN = 1e-3;

export function viewChangeTimeoutSeconds(params: PbftParams, network: NetworkBounds): number {
  return (
    params.viewChangeTimeoutSeconds ??
    Math.max(VIEW_CHANGE_TIMEOUT_DELAYS * network.delaySecondsMax, TIMEOUT_SECONDS_MIN)
  );
}

export function clientTimeoutSeconds(params: PbftParams, network: NetworkBounds): number {
  return (
    params.clientTimeoutSeconds ??
    Math.max(CLIENT_TIMEOUT_DELAYS * network.delaySecondsMax, TIMEOUT_SECONDS_MIN)
  );
}
