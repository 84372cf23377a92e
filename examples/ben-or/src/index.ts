import { defineStrategy, SERVER_WATTS } from '@dmct/core';
import { z } from 'zod';
import { MESSAGE_KINDS, PROPOSAL, type BenOrMessage } from './messages.js';
import { BenOrReplica } from './replica.js';
import { maxFaulty } from './rules.js';

const params = z.object({
  faultsTolerated: z
    .number()
    .int()
    .min(0)
    .max(100_000)
    .nullable()
    .default(null)
    .describe('t, so that one that is too large can be tried; default: floor((n - 1) / 5)'),
});

/** Ben-Or's protocol B: agreement without any bound on delay, by coins. */
export const benOr = defineStrategy<z.output<typeof params>, BenOrMessage>({
  name: 'ben-or',
  title: 'Ben-Or (protocol B)',
  summary: 'Rounds of reports and proposals; who sees no proposal twice tosses a coin.',
  citations: [
    {
      authors: 'M. Ben-Or',
      title: 'Another advantage of free choice: completely asynchronous agreement protocols',
      year: 1983,
      venue: 'PODC 1983, 27-30',
      doi: '10.1145/800221.806707',
    },
  ],
  params,
  medium: 'messages',
  faultModel: {
    resource: 'replicas',
    maxFaulty: (nodes, { faultsTolerated }) => faultsTolerated ?? maxFaulty(nodes),
  },
  // No synchrony, no clocks, no signatures: whatever the network does, as long as it loses nothing.
  assumptions: ['faulty-within-bound', 'authenticated-channels', 'reliable-links', 'known-membership'],
  surfaces: [
    { kind: 'messages' },
    {
      kind: 'values',
      valueOf: ({ value }) => (typeof value === 'string' ? value : null),
      withValue: (message, value) => ({ ...message, value }),
    },
    { kind: 'votes', isVote: ({ kind }) => kind === PROPOSAL },
  ],
  messageKinds: MESSAGE_KINDS,
  energy: () => ({ nodeWatts: SERVER_WATTS }),
  refuse: (nodes, { faultsTolerated }) =>
    faultsTolerated !== null && faultsTolerated >= nodes
      ? `faultsTolerated must be below the ${String(nodes)} replicas, not ${String(faultsTolerated)}`
      : null,
  createReplica: (context) => new BenOrReplica(context),
});
