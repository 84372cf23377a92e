import { defineAttack, findSurface, ForwardingOut, ForwardingReplica, type Message } from '@dmct/core';
import { z } from 'zod';

/** One lie for everybody, in everything that the liar can restate. The source stays honest unless it was drawn. */
export const liar = defineAttack({
  name: 'kit-liar',
  title: 'Consistent liars',
  summary: 'Corrupted replicas tell everybody the same lie.',
  citations: [],
  params: z.object({}),
  needs: ['values'],
  powers: [],
  breaks: () => [],
  expects: { violates: ['validity'], summary: 'A protocol within its fault bound bears it.' },
  createAdversary(context) {
    const values = findSurface(context.surfaces, 'values');
    return {
      corrupt: (replica, id) =>
        values === undefined
          ? replica
          : new ForwardingReplica(
              replica,
              new LyingOut(
                (message) => values.withValue(message, context.lie, context.cryptoOf(id)) ?? message,
              ),
            ),
    };
  },
});

class LyingOut extends ForwardingOut {
  constructor(private readonly lieFor: (message: Message) => Message) {
    super();
  }
  override send(to: number, message: Message): void {
    this.target.send(to, this.lieFor(message));
  }
  override broadcast(message: Message): void {
    this.target.broadcast(this.lieFor(message));
  }
  override multicast(message: Message, group: readonly number[]): void {
    this.target.multicast(this.lieFor(message), group);
  }
}
