import { defineAttack, findSurface } from '@dmct/core';
import { z } from 'zod';
import { restateEmission } from './field/restate.js';
import { createForkers } from './fork/forkers.js';
import { createColluders } from './wrap/colluders.js';

const params = z.object({
  share: z
    .number()
    .positive()
    .max(1)
    .default(0.51)
    .describe('share of the resource to corrupt; whole replicas are taken until it is reached'),
});

/**
 * The 51 % attack, whatever the resource: a private fork on chains, colluding votes on quorums, one lie on fields. It
 * breaks the bound on faults itself, so that what it shows is what the bound is worth.
 */
export const majority = defineAttack({
  name: 'majority',
  title: 'Majority of the resource',
  summary:
    'Corrupts 51 % of the replicas, hashrate, stake or power, and uses it: fork, colluding votes or common lie.',
  citations: [
    {
      authors: 'S. Nakamoto',
      title: 'Bitcoin: a peer-to-peer electronic cash system',
      year: 2008,
      url: 'https://bitcoin.org/bitcoin.pdf',
    },
    {
      authors: 'J. A. Kroll, I. C. Davey, E. W. Felten',
      title: 'The economics of Bitcoin mining, or Bitcoin in the presence of adversaries',
      year: 2013,
      venue: 'Workshop on the Economics of Information Security (WEIS 2013)',
    },
  ],
  params,
  needs: [['chain', 'values', 'field']],
  powers: ['own-source'],
  breaks: ({ share }) => {
    if (share >= 0.5) {
      return ['honest-majority-hashrate', 'honest-majority-stake', 'honest-two-thirds-stake'];
    }
    return share >= 1 / 3 ? ['honest-two-thirds-stake'] : [];
  },
  expects: {
    violates: ['agreement', 'validity', 'finality'],
    summary: 'Takes over whatever counts the resource; a share below the bound is an ordinary collusion.',
  },
  corruption: ({ share }) => ({ share }),
  createAdversary(context) {
    if (findSurface(context.surfaces, 'chain') !== undefined) return createForkers(context);
    const field = findSurface(context.surfaces, 'field');
    const colluders = createColluders(context);
    if (field === undefined) return colluders;
    return {
      ...colluders,
      onEmission: (emission) => [restateEmission(field, emission, context.lie)],
    };
  },
});
