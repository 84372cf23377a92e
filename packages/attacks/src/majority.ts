import { type AdversaryContext, defineAttack, findSurface, secondsToNanoseconds } from '@dmct/core';
import { z } from 'zod';
import { restateEmission } from './field/restate.js';
import { createForkers } from './fork/forkers.js';
import { createTwins, hasVotedChain } from './twins/twins.js';
import { createColluders } from './wrap/colluders.js';

/**
 * Long enough for both halves to finalise under Gasper even where the attackers and a half have barely two thirds, s.
 * Such a run ends before the halves meet; with 1800 s they meet, and the evidence against the offenders shows.
 */
const PARTITION_SECONDS = 3600;

/** Two quorums of two thirds have at least so much in common (Buterin and Griffith 2017, theorem 1). */
const QUORUM_INTERSECTION = 1 / 3;

const params = z.object({
  share: z
    .number()
    .positive()
    .max(1)
    .default(0.51)
    .describe('share of the resource to corrupt; whole replicas are taken until it is reached'),
  partitionSeconds: z
    .number()
    .nonnegative()
    .finite()
    .nullable()
    .default(null)
    .describe(
      `chains with votes: how long the halves of the honest are held apart, s; default: ${String(PARTITION_SECONDS)} s from a third of the resource on, below it not at all`,
    ),
});

/**
 * The 51 % attack, whatever the resource: a private fork on chains, twins on chains that are voted for, colluding votes
 * on quorums, one lie on fields. It breaks the bound on faults itself, so that what it shows is what the bound is worth.
 */
export const majority = defineAttack({
  name: 'majority',
  title: 'Majority of the resource (51 % attack)',
  summary:
    'Corrupts 51 % of the replicas, hashrate, stake or power, and uses it: fork, twins, colluding votes or common lie.',
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
    {
      authors: 'S. Bano, A. Sonnino, A. Chursin, D. Perelman, Z. Li, A. Ching, D. Malkhi',
      title: 'Twins: BFT systems made robust',
      year: 2021,
      venue: 'OPODIS 2021, LIPIcs 217, 7:1-7:29',
      doi: '10.4230/LIPIcs.OPODIS.2021.7',
    },
    {
      authors: 'V. Buterin, V. Griffith',
      title: 'Casper the Friendly Finality Gadget',
      year: 2017,
      url: 'https://arxiv.org/abs/1710.09437',
    },
  ],
  params,
  needs: [['chain', 'values', 'field']],
  powers: ['own-source', 'delay-messages'],
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
    if (hasVotedChain(context)) {
      const { partitionSeconds } = context.params;
      // Below the intersection of two quorums a partition can't make both halves decide: it would only cost time.
      const pays = corruptedShare(context) >= QUORUM_INTERSECTION - 1e-12;
      return createTwins(context, secondsToNanoseconds(partitionSeconds ?? (pays ? PARTITION_SECONDS : 0)));
    }
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

/** The part of the resource that the corrupted replicas hold; clients hold none. */
function corruptedShare({ faulty, shares }: AdversaryContext<unknown>): number {
  return faulty.reduce((sum, id) => sum + (shares[id] ?? 0), 0);
}
