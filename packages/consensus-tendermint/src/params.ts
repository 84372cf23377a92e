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
    .describe('votes that make a quorum; null: the rule, ceil((n + f + 1) / 2). A smaller one is unsafe'),
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
  timeoutProposeSeconds: timeoutSeconds.describe(
    "how long round 0 waits for its proposal; null: three times the network's bound on delay",
  ),
  timeoutPrevoteSeconds: timeoutSeconds.describe(
    "how long round 0 waits for more prevotes than a quorum; null: twice the network's bound on delay",
  ),
  timeoutPrecommitSeconds: timeoutSeconds.describe(
    "how long round 0 waits for more precommits than a quorum; null: twice the network's bound on delay",
  ),
  timeoutDeltaSeconds: timeoutSeconds.describe(
    "by how much each of the three grows a round; null: the network's bound on delay",
  ),
  clientTimeoutSeconds: timeoutSeconds.describe(
    "how long the client waits before it asks again; null: eight times the network's bound on delay",
  ),
  nodeWatts: z
    .number()
    .nonnegative()
    .max(1e9)
    .default(SERVER_WATTS.value)
    .describe("one replica's machine, W"),
});

/** Parsed parameters. */
export type TendermintParams = z.output<typeof paramsSchema>;

/** Delays that a wait covers after GST, and one more where the request or the height may reach the proposer later. */
const PROPOSE_DELAYS = 3;
/** What one correct replica heard, all have heard two delays later: it votes on it, and the votes arrive. */
const VOTES_DELAYS = 2;
const DELTA_DELAYS = 1;
/** Request, proposal, prevote, precommit, reply; and as much slack as a round has. */
const CLIENT_DELAYS = 8;

/** A network without any delay still takes its turns. */
const TIMEOUT_SECONDS_MIN = 1e-3;

/** The waits of round 0, and their growth, s. */
export interface TimeoutSeconds {
  readonly propose: number;
  readonly prevote: number;
  readonly precommit: number;
  readonly delta: number;
}

export function timeoutsOf(params: TendermintParams, network: NetworkBounds): TimeoutSeconds {
  const delays = (count: number): number => Math.max(count * network.delaySecondsMax, TIMEOUT_SECONDS_MIN);
  return {
    propose: params.timeoutProposeSeconds ?? delays(PROPOSE_DELAYS),
    prevote: params.timeoutPrevoteSeconds ?? delays(VOTES_DELAYS),
    precommit: params.timeoutPrecommitSeconds ?? delays(VOTES_DELAYS),
    delta: params.timeoutDeltaSeconds ?? delays(DELTA_DELAYS),
  };
}

/** What a whole round may wait, s. */
export function roundSeconds({ delta, precommit, prevote, propose }: TimeoutSeconds, round: number): number {
  return propose + prevote + precommit + 3 * round * delta;
}

export function clientTimeoutSeconds(params: TendermintParams, network: NetworkBounds): number {
  return (
    params.clientTimeoutSeconds ?? Math.max(CLIENT_DELAYS * network.delaySecondsMax, TIMEOUT_SECONDS_MIN)
  );
}
