import { type Adversary, type AdversaryContext, findSurface, ForwardingReplica } from '@dmct/core';
import { RestateFilter, type Story } from '../wrap/restate-filter.js';
import { ForkingReplica } from './forking-replica.js';
import { PrivateFork } from './private-fork.js';
import { WithholdingFilter } from './withholding-filter.js';

/**
 * The double spend: the corrupted client pays the honest replicas with the truth and its accomplices with the lie;
 * these build a chain of their own and publish it when the truth is buried and theirs is heavier.
 */
export function createForkers(
  context: AdversaryContext<unknown>,
  giveUpBehind: number | null = null,
): Adversary {
  const chain = findSurface(context.surfaces, 'chain');
  const values = findSurface(context.surfaces, 'values');
  if (chain === undefined || values === undefined) return {};
  const fork = new PrivateFork({
    chain,
    truth: context.truth,
    finalDepth: chain.finalDepth(context.strategyParams),
    giveUpBehind,
  });
  const forkers = context.faulty.filter((id) => id < context.nodes);
  const payments: readonly Story[] = [
    { recipients: context.honest, instead: () => null },
    { recipients: forkers, instead: () => context.lie },
  ];
  return {
    corrupt(replica, id) {
      if (id >= context.nodes) {
        const filter = new RestateFilter(context, id, payments, values);
        return new ForwardingReplica(replica, filter);
      }
      const colluders = forkers.filter((other) => other !== id);
      const filter = new WithholdingFilter(fork, colluders, context.honest, id);
      return new ForkingReplica(replica, filter, fork, (other) => !context.isFaulty(other));
    },
  };
}
