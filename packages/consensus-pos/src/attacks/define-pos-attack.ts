import {
  defineAttack,
  type AdversaryContext,
  type Attack,
  type Fate,
  type Packet,
  type Replica,
} from '@dmct/core';
import { PosNode } from '../node/node.js';
import type { NodeView } from '../node/node-view.js';
import type { Validator } from '../node/validator.js';
import { Coalition, nodeFrom } from './coalition.js';
import { Onlooker } from './onlooker.js';

/** What the corrupted do in one run. */
export interface Play {
  /** What the validators of a corrupted node do in place of the honest duties. */
  readonly createValidator: (view: NodeView) => Validator;
  /** What becomes of packets, where the attack has power over the network. */
  readonly onPacket?: (packet: Packet) => Fate;
  /** What it counts besides what all these attacks count. */
  readonly measure?: () => Readonly<Record<string, number>>;
}

type Given<P> = Omit<Attack<P>, 'strategies' | 'needs' | 'createAdversary'> & {
  /** Makes the plan of one run; a function alone stands for the validators. */
  readonly play: (context: AdversaryContext<P>, coalition: Coalition) => Play | Play['createValidator'];
};

/**
 * An attack in terms of validators' duties: the corrupted nodes hear and keep time as honest ones do, and their
 * validators follow the adversary's plan. An onlooker counts what comes of it.
 */
export function definePosAttack<P>({ play, ...attack }: Given<P>): Attack<P> {
  return defineAttack<P>({
    ...attack,
    strategies: ['pos'],
    needs: ['chain', 'votes'],
    createAdversary(context) {
      const coalition = new Coalition(context);
      const played = play(context, coalition);
      const { createValidator, measure, onPacket }: Play =
        typeof played === 'function' ? { createValidator: played } : played;
      const onlooker = new Onlooker(context, coalition);
      return {
        corrupt(replica, id): Replica {
          if (id >= context.nodes) return replica;
          const { view } = nodeFrom(replica);
          coalition.join(view);
          return new PosNode(view, createValidator(view));
        },
        onPacket(packet) {
          const fate = onPacket?.(packet) ?? 'deliver';
          onlooker.see(packet, fate);
          return fate;
        },
        measure: () => ({ ...onlooker.measure(), ...measure?.() }),
      };
    },
  });
}
