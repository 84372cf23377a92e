import { defineAttack, ForwardingOut, ForwardingReplica, type Message } from '@dmct/core';
import { z } from 'zod';

const params = z.object({
  share: z.number().min(0).max(1).default(0.5).describe('part of the honest replicas that hear no traitor'),
});

/** Traitors work as told, but some of the honest never hear from them. */
export const myAttack = defineAttack({
  name: 'my-attack',
  title: 'My attack',
  summary: 'Corrupted replicas speak to some of the honest only.',
  citations: [],
  params,
  needs: ['messages'],
  powers: [],
  breaks: () => [],
  expects: {
    violates: ['termination'],
    summary: 'Within its bound a protocol bears it; beyond it, those who are left out wait for ever.',
  },
  createAdversary({ params: { share }, honest, nodes }) {
    const leftOut = new Set(honest.slice(0, Math.round(share * honest.length)));
    const others = (id: number): number[] =>
      Array.from({ length: nodes }, (_, other) => other).filter((other) => other !== id);
    return { corrupt: (replica, id) => new ForwardingReplica(replica, new PartialOut(others(id), leftOut)) };
  },
});

/** Says to everybody but those who are left out what the honest replica inside says. */
class PartialOut extends ForwardingOut {
  constructor(
    private readonly others: readonly number[],
    private readonly leftOut: ReadonlySet<number>,
  ) {
    super();
  }
  override send(to: number, message: Message): void {
    if (!this.leftOut.has(to)) super.send(to, message);
  }
  override multicast(message: Message, group: readonly number[]): void {
    super.multicast(
      message,
      group.filter((to) => !this.leftOut.has(to)),
    );
  }
  override broadcast(message: Message): void {
    this.multicast(message, this.others);
  }
}
