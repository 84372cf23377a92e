import {
  type AdversaryContext,
  defineAttack,
  findSurface,
  ForwardingReplica,
  type Message,
  type RandomStream,
  type ValuesSurface,
} from '@dmct/core';
import { z } from 'zod';
import { GroupOut } from './group-out.js';

/** A coin for each word and each who hears it: truth or lie. No side is ever the same, as in the proofs by cases. */
export const fickle = defineAttack({
  name: 'kit-fickle',
  title: 'Fickle traitors',
  summary: 'Corrupted replicas toss a coin for each message and each recipient: the truth or the opposite.',
  citations: [],
  params: z.object({}),
  needs: ['values'],
  powers: [],
  breaks: () => [],
  expects: { violates: ['agreement'], summary: 'A protocol within its fault bound bears it.' },
  createAdversary(context) {
    const values = findSurface(context.surfaces, 'values');
    return {
      corrupt: (replica, id) =>
        values === undefined
          ? replica
          : new ForwardingReplica(
              replica,
              new FickleOut(id, context, values, context.stream(`fickle-${String(id)}`)),
            ),
    };
  },
});

class FickleOut extends GroupOut {
  constructor(
    self: number,
    private readonly context: AdversaryContext<unknown>,
    private readonly values: ValuesSurface,
    private readonly coins: RandomStream,
  ) {
    super(self, context.nodes);
  }
  override multicast(message: Message, group: readonly number[]): void {
    const lie = this.values.withValue(message, this.context.lie, this.context.cryptoOf(this.self));
    const truth = this.values.withValue(message, this.context.truth, this.context.cryptoOf(this.self));
    const deceived = group.map(() => this.coins.coin());
    for (const [word, hears] of [
      [truth ?? message, false],
      [lie ?? message, true],
    ] as const) {
      this.target.multicast(
        word,
        group.filter((_, place) => deceived[place] === hears),
      );
    }
  }
}
