import type { NetworkBounds } from '@dmct/core';
import { z } from 'zod';

const common = {
  rule: z
    .enum(['published', 'corrected'])
    .default('published')
    .describe('how a new leader chooses: as the paper says, or as its correction says'),
  viewSeconds: z
    .number()
    .min(1e-6)
    .max(86_400)
    .nullable()
    .default(null)
    .describe("length of a view; null: eight times the network's bound on delay"),
  views: z
    .number()
    .int()
    .min(1)
    .max(1000)
    .default(40)
    .describe('views until replicas give up, so that a run that is stuck ends and can be judged'),
};

export const zyzzyvaParams = z.object(common);

export const fabParams = z.object({
  ...common,
  slack: z
    .number()
    .int()
    .min(0)
    .max(100)
    .default(0)
    .describe('t: faulty replicas that cost no speed, n = 3f + 2t + 1'),
});

/** What both protocols have. */
export type TwoTrackParams = z.output<typeof zyzzyvaParams>;

/** A report, a proposal, an accept and a commit, and as much again for clocks and queues. */
const VIEW_DELAYS = 8;

/** A network without any delay still takes its turns. */
const VIEW_SECONDS_MIN = 1e-3;

export function viewSeconds(params: TwoTrackParams, network: NetworkBounds): number {
  return params.viewSeconds ?? Math.max(VIEW_DELAYS * network.delaySecondsMax, VIEW_SECONDS_MIN);
}
