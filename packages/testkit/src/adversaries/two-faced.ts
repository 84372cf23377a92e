import {
  type AdversaryContext,
  defineAttack,
  findSurface,
  ForwardingReplica,
  type Message,
  type ValuesSurface,
} from '@dmct/core';
import { z } from 'zod';
import { GroupOut } from './group-out.js';

/** Two stories: participants with an even place among the honest hear the truth, those with an odd one the lie. */
export const twoFaced = defineAttack({
  name: 'kit-two-faced',
  title: 'Two-faced traitors',
  summary: 'Corrupted replicas, the source among them, tell every other honest replica the opposite.',
  citations: [
    {
      authors: 'L. Lamport, R. Shostak, M. Pease',
      title: 'The Byzantine Generals Problem',
      year: 1982,
      venue: 'ACM Transactions on Programming Languages and Systems 4(3), 382-401',
      doi: '10.1145/357172.357176',
    },
  ],
  params: z.object({}),
  needs: ['values'],
  powers: ['own-source'],
  breaks: () => [],
  expects: { violates: ['agreement'], summary: 'A protocol within its fault bound bears it.' },
  createAdversary(context) {
    const values = findSurface(context.surfaces, 'values');
    const deceived = new Set(context.honest.filter((_, place) => place % 2 === 1));
    return {
      corrupt: (replica, id) =>
        values === undefined
          ? replica
          : new ForwardingReplica(replica, new TwoFacedOut(id, context, values, deceived)),
    };
  },
});

class TwoFacedOut extends GroupOut {
  constructor(
    self: number,
    private readonly context: AdversaryContext<unknown>,
    private readonly values: ValuesSurface,
    private readonly deceived: ReadonlySet<number>,
  ) {
    super(self, context.nodes);
  }
  override multicast(message: Message, group: readonly number[]): void {
    this.target.multicast(
      message,
      group.filter((id) => !this.deceived.has(id)),
    );
    this.target.multicast(
      this.lieFor(message),
      group.filter((id) => this.deceived.has(id)),
    );
  }
  private lieFor(message: Message): Message {
    return this.values.withValue(message, this.context.lie, this.context.cryptoOf(this.self)) ?? message;
  }
}
