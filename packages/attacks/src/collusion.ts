import { defineAttack } from '@dmct/core';
import { z } from 'zod';
import { createTwins, hasVotedChain } from './twins/twins.js';
import { createColluders } from './wrap/colluders.js';

/**
 * Traitors with one plan: where votes are counted on a chain see {@link createTwins}, without a partition; elsewhere
 * {@link createColluders}. Unlike equivocation it doesn't own the order's source. A race has no votes to cast twice.
 */
export const collusion = defineAttack({
  name: 'collusion',
  title: 'Collusion',
  summary: 'All traitors split the honest replicas the same way, and each votes on both sides at once.',
  citations: [
    {
      authors: 'M. Pease, R. Shostak, L. Lamport',
      title: 'Reaching agreement in the presence of faults',
      year: 1980,
      venue: 'Journal of the ACM 27(2), 228-234',
      doi: '10.1145/322186.322188',
    },
    {
      authors: 'S. Bano, A. Sonnino, A. Chursin, D. Perelman, Z. Li, A. Ching, D. Malkhi',
      title: 'Twins: BFT systems made robust',
      year: 2021,
      venue: 'OPODIS 2021, LIPIcs 217, 7:1-7:29',
      doi: '10.4230/LIPIcs.OPODIS.2021.7',
    },
  ],
  params: z.object({}),
  needs: [
    ['votes', 'field'],
    ['values', 'field'],
  ],
  powers: [],
  breaks: () => [],
  expects: {
    violates: ['agreement', 'validity'],
    summary:
      'Splits a protocol whose quorums intersect in traitors only; not one whose quorums intersect in an honest replica, nor a chain whose honest voters hear each other, nor one whose only order an honest client has signed: there is no other to agree on.',
  },
  createAdversary(context) {
    return hasVotedChain(context) ? createTwins(context, 0) : createColluders(context);
  },
});
