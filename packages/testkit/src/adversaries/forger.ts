import { defineAttack, ForwardingOut, ForwardingReplica, type Message, type Value } from '@dmct/core';
import { z } from 'zod';

/**
 * Puts the lie wherever the truth stands and leaves all signatures as they were: whoever checks them is not fooled.
 * Where nothing is signed, it is a liar like another.
 */
export const forger = defineAttack({
  name: 'kit-forger',
  title: 'Forgers',
  summary: "Corrupted replicas rewrite the orders that they pass on and keep the others' signatures.",
  citations: [],
  params: z.object({}),
  needs: ['messages', 'crypto'],
  powers: [],
  breaks: () => [],
  expects: {
    violates: [],
    summary: 'A protocol that checks its signatures bears it within its fault bound.',
  },
  createAdversary: ({ truth, lie }) => ({
    corrupt: (replica) => new ForwardingReplica(replica, new ForgingOut(truth, lie)),
  }),
});

/** Sends both: the message as it should be, so that the protocol goes on, and its forgery before it. */
class ForgingOut extends ForwardingOut {
  constructor(
    private readonly truth: Value,
    private readonly lie: Value,
  ) {
    super();
  }
  override send(to: number, message: Message): void {
    const forged = this.forged(message);
    if (forged !== message) this.target.send(to, forged);
    this.target.send(to, message);
  }
  override broadcast(message: Message): void {
    const forged = this.forged(message);
    if (forged !== message) this.target.broadcast(forged);
    this.target.broadcast(message);
  }
  override multicast(message: Message, group: readonly number[]): void {
    const forged = this.forged(message);
    if (forged !== message) this.target.multicast(forged, group);
    this.target.multicast(message, group);
  }
  private forged(message: Message): Message {
    return replaced(message, this.truth, this.lie) as Message;
  }
}

/** The same data with each `old` string replaced; the very same object where there is none. */
function replaced(data: unknown, old: string, by: string): unknown {
  if (data === old) return by;
  if (typeof data !== 'object' || data === null) return data;
  const entries = Object.entries(data).map(
    ([name, part]) => [name, part as unknown, replaced(part, old, by)] as const,
  );
  if (entries.every(([, before, after]) => before === after)) return data;
  if (Array.isArray(data)) return entries.map(([, , after]) => after);
  return Object.fromEntries(entries.map(([name, , after]) => [name, after]));
}
