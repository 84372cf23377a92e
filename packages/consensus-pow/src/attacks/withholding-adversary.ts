import { findSurface, type Adversary, type AdversaryContext } from '@dmct/core';
import type { WithholdingPolicy } from '../withholding/policy.js';
import { PoolFilter, PoolMember } from './pool-member.js';
import { WithholdingPool } from './withholding-pool.js';

/** All corrupted replicas as one pool that plays the policy. */
export function createWithholding(context: AdversaryContext<unknown>, policy: WithholdingPolicy): Adversary {
  const chain = findSurface(context.surfaces, 'chain');
  if (chain === undefined) return {};
  const pool = new WithholdingPool(policy);
  const members = context.faulty.filter((id) => id < context.nodes);
  return {
    corrupt(replica, self) {
      const colluders = members.filter((id) => id !== self);
      const filter = new PoolFilter(pool, chain, { self, colluders, honest: context.honest });
      return new PoolMember(replica, filter, pool, chain, (id) => context.isFaulty(id));
    },
    measure: () => (members.length === 0 ? {} : pool.measure()),
  };
}

/** The pool's part of the hashrate. */
export function poolShare({ faulty, shares }: AdversaryContext<unknown>): number {
  return faulty.reduce((sum, id) => sum + (shares[id] ?? 0), 0);
}
