import { defineAttack, findSurface } from '@dmct/core';
import { z } from 'zod';
import { SelfishPool } from './selfish-mining-pool.js';
import { SelfishFilter, SelfishReplica } from './selfish-mining-replica.js';

/** Withhold blocks, publish them when the honest find theirs: the honest waste more than the pool does. */
export const selfishMining = defineAttack({
  name: 'selfish-mining',
  title: 'Selfish mining',
  summary:
    'Corrupted miners withhold their blocks and publish them to make honest blocks stale: more than their share of the chain.',
  citations: [
    {
      authors: 'I. Eyal, E. G. Sirer',
      title: 'Majority is not enough: Bitcoin mining is vulnerable',
      year: 2014,
      venue: 'Financial Cryptography 2014, 436-454',
      doi: '10.1007/978-3-662-45472-5_28',
    },
  ],
  params: z.object({}),
  needs: ['chain'],
  powers: [],
  breaks: () => [],
  expects: {
    violates: [],
    summary:
      'Breaks no property of a ledger but its fairness: above a third of the hashrate, and above less where the network favours its blocks in a tie, the pool has more of the chain than its share.',
  },
  createAdversary(context) {
    const chain = findSurface(context.surfaces, 'chain');
    if (chain === undefined) return {};
    const pool = new SelfishPool();
    return {
      corrupt(replica, self) {
        const colluders = context.faulty.filter((id) => id !== self);
        const filter = new SelfishFilter(pool, chain, { self, colluders, honest: context.honest });
        return new SelfishReplica(replica, filter, pool, chain, (id) => context.isFaulty(id));
      },
    };
  },
});
