import { defineAttack, type Message, type Out, type Replica } from '@dmct/core';
import { z } from 'zod';

/** Keeps what a replica sends among the colluders, and remembers it. */
class PrivateOut implements Out {
  readonly withheld: Message[] = [];
  out!: Out;
  constructor(private readonly colluders: readonly number[]) {}
  get now(): number {
    return this.out.now;
  }
  send(to: number, message: Message): void {
    if (this.colluders.includes(to)) this.out.send(to, message);
  }
  broadcast(message: Message): void {
    this.withheld.push(message);
    this.out.multicast(message, this.colluders);
  }
  multicast(message: Message): void {
    this.broadcast(message);
  }
  emit(): void {}
  observe(): void {}
  setTimer(id: number, delayNanoseconds: number): void {
    this.out.setTimer(id, delayNanoseconds);
  }
  cancelTimer(id: number): void {
    this.out.cancelTimer(id);
  }
  work(): void {}
  submit(): void {}
  decide(): void {}
  retract(): void {}
}

/** The corrupted build a chain among themselves, publish all of it at once, and are honest from then on. */
export const privateFork = defineAttack({
  name: 'private-fork',
  title: 'Private fork',
  summary: 'Colluders withhold a chain of their own and publish it late.',
  citations: [],
  params: z.object({ publishSeconds: z.number().default(40 * 12 + 1) }),
  needs: ['messages', 'chain'],
  powers: [],
  breaks: () => [],
  expects: { violates: [], summary: 'A reorganisation, and no conflict of what is final.' },
  createAdversary: ({ params, faulty }) => ({
    corrupt: (replica, id) =>
      wrap(
        replica,
        faulty.filter((other) => other !== id),
        params.publishSeconds * 1e9,
      ),
  }),
});

function wrap(inner: Replica, colluders: readonly number[], publishNanoseconds: number): Replica {
  const hidden = new PrivateOut(colluders);
  let isPublic = false;
  const outFor = (out: Out): Out => {
    hidden.out = out;
    if (!isPublic && out.now >= publishNanoseconds) {
      isPublic = true;
      for (const message of hidden.withheld) out.broadcast(message);
    }
    return isPublic ? out : hidden;
  };
  return {
    onStart: (out) => inner.onStart?.(outFor(out)),
    onTimer: (id, out) => inner.onTimer?.(id, outFor(out)),
    onMessage: (from, message, out) => {
      const seen = outFor(out);
      if (isPublic || colluders.includes(from)) inner.onMessage?.(from, message, seen);
    },
    snapshot: () => inner.snapshot(),
  };
}
