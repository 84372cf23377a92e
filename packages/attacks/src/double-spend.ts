import { defineAttack, findSurface } from '@dmct/core';
import { z } from 'zod';
import { createForkers } from './fork/forkers.js';

const params = z.object({
  giveUpBehind: z
    .number()
    .int()
    .positive()
    .max(10_000)
    .nullable()
    .default(null)
    .describe('give up when the private chain is so many blocks behind; default: never'),
  preMined: z
    .number()
    .int()
    .min(0)
    .max(6)
    .default(0)
    .describe('pay only once the private chain leads by so many blocks, 0 to 6 (Rosenfeld: 1)'),
  ties: z
    .enum(['lose', 'win'])
    .default('lose')
    .describe(
      'win: publish a chain as heavy as the public one, for the next block to decide; lose: only a heavier one',
    ),
});

/** Pay, wait until the payment is final, publish a heavier chain in which it never happened. */
export const doubleSpend = defineAttack({
  name: 'double-spend',
  title: 'Double spend',
  summary:
    'Corrupted replicas build a private chain with another order and publish it once the first order is final.',
  citations: [
    {
      authors: 'S. Nakamoto',
      title: 'Bitcoin: a peer-to-peer electronic cash system, section 11',
      year: 2008,
      url: 'https://bitcoin.org/bitcoin.pdf',
    },
    {
      authors: 'M. Rosenfeld',
      title: 'Analysis of hashrate-based double spending',
      year: 2014,
      url: 'https://arxiv.org/abs/1402.2009',
    },
    {
      authors: 'C. Grunspan, R. Pérez-Marco',
      title: 'Double spend races',
      year: 2018,
      venue: 'International Journal of Theoretical and Applied Finance 21(8)',
      doi: '10.1142/S021902491850053X',
    },
  ],
  params,
  needs: ['chain', 'values'],
  unfit: (surfaces) =>
    findSurface(surfaces, 'chain')?.isCertified === true
      ? 'chain with blocks that a heavier chain undoes (not ones that a certificate makes final)'
      : null,
  powers: ['own-source'],
  breaks: () => [],
  expects: {
    violates: ['finality'],
    summary:
      'Reverts a final order almost surely with a majority of the resource, and with a minority as often as a random walk catches up (measured apart: caughtUp, where a tie is a success as in Nakamoto 2008, and overtook); not where finality is certified by a quorum.',
  },
  createAdversary: (context) => {
    const { giveUpBehind, preMined, ties } = context.params;
    return createForkers(context, { giveUpBehind, preMined, atTie: ties === 'win' });
  },
});
