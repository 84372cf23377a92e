import { type Adversary, type AdversaryContext, findSurface } from '@dmct/core';
import { RestateFilter, type Story } from '../wrap/restate-filter.js';
import { ForkingReplica } from './forking-replica.js';
import { PayingClient } from './paying-client.js';
import { PrivateFork, type ForkAim } from './private-fork.js';
import { WithholdingFilter } from './withholding-filter.js';

/** By which convention the forkers race. */
export type ForkConvention = Pick<ForkAim, 'giveUpBehind' | 'preMined' | 'atTie'>;

/** Nothing in hand, a heavier chain or nothing, never giving up. */
const PLAIN: ForkConvention = { giveUpBehind: null, preMined: 0, atTie: false };

/**
 * The double spend: the corrupted client pays the honest replicas with the truth and its accomplices with the lie;
 * these build a chain of their own and publish it when the truth is buried and theirs is heavier.
 */
export function createForkers(
  context: AdversaryContext<unknown>,
  convention: ForkConvention = PLAIN,
): Adversary {
  const chain = findSurface(context.surfaces, 'chain');
  const values = findSurface(context.surfaces, 'values');
  if (chain === undefined || values === undefined) return {};
  const { truth, lie, nodes, honest, faulty } = context;
  const finalDepth = chain.finalDepth(context.strategyParams);
  const fork = new PrivateFork({ chain, truth, finalDepth, ...convention });
  const forkers = faulty.filter((id) => id < nodes);
  const clients = faulty.filter((id) => id >= nodes);
  const payments: readonly Story[] = [
    { recipients: honest, instead: () => null },
    { recipients: forkers, instead: () => lie },
  ];
  return {
    corrupt(replica, id) {
      if (id >= nodes)
        return new PayingClient(replica, new RestateFilter(context, id, payments, values), fork);
      const colluders = forkers.filter((other) => other !== id);
      const filter = new WithholdingFilter(fork, { self: id, colluders, clients, honest });
      return new ForkingReplica(replica, filter, fork, (other) => !context.isFaulty(other));
    },
    measure: () => (forkers.length === 0 ? {} : fork.measure()),
  };
}
