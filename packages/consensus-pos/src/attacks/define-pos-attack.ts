import { defineAttack, type AdversaryContext, type Attack, type Replica } from '@dmct/core';
import { PosNode } from '../node/node.js';
import type { NodeView } from '../node/node-view.js';
import type { Validator } from '../node/validator.js';
import { Coalition, nodeFrom } from './coalition.js';

type Given<P> = Omit<Attack<P>, 'strategies' | 'needs' | 'createAdversary'> & {
  /** Makes the plan of one run, and of it what each corrupted node's validators do in place of the honest duties. */
  readonly play: (context: AdversaryContext<P>, coalition: Coalition) => (view: NodeView) => Validator;
};

/**
 * An attack in terms of validators' duties: the corrupted nodes hear and keep time as honest ones do, and their
 * validators follow the adversary's plan.
 */
export function definePosAttack<P>({ play, ...attack }: Given<P>): Attack<P> {
  return defineAttack<P>({
    ...attack,
    strategies: ['pos'],
    needs: ['chain', 'votes'],
    createAdversary(context) {
      const coalition = new Coalition(context);
      const createValidator = play(context, coalition);
      return {
        corrupt(replica, id): Replica {
          if (id >= context.nodes) return replica;
          const { view } = nodeFrom(replica);
          coalition.join(view);
          return new PosNode(view, createValidator(view));
        },
      };
    },
  });
}
