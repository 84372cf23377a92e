import {
  createRegistry,
  defineAttack,
  type AdversaryContext,
  type Out,
  type Registry,
  type Replica,
  type Value,
} from '@dmct/core';
import { z } from 'zod';
import { generals } from '../src/index.js';
import type { GeneralsMessage } from '../src/messages.js';

/** What a traitor does with one message to one recipient: another message, the same, or none. */
export type Lie = (message: GeneralsMessage, to: number) => GeneralsMessage | null;

/** An honest general inside; each of its messages goes through `lie`, recipient by recipient. */
export class Liar implements Replica<GeneralsMessage> {
  constructor(
    readonly inner: Replica<GeneralsMessage>,
    readonly id: number,
    readonly nodes: number,
    readonly lie: Lie,
  ) {}
  onStart(out: Out<GeneralsMessage>): void {
    this.inner.onStart?.(this.over(out));
  }
  onMessage(from: number, message: GeneralsMessage, out: Out<GeneralsMessage>): void {
    this.inner.onMessage?.(from, message, this.over(out));
  }
  onTimer(timer: number, out: Out<GeneralsMessage>): void {
    this.inner.onTimer?.(timer, this.over(out));
  }
  snapshot(): unknown {
    return this.inner.snapshot();
  }
  private over(out: Out<GeneralsMessage>): Out<GeneralsMessage> {
    const tell = (message: GeneralsMessage, to: number): void => {
      const told = this.lie(message, to);
      if (told !== null) out.send(to, told);
    };
    return {
      now: out.now,
      send: (to, message) => tell(message, to),
      broadcast: (message) => {
        for (let to = 0; to < this.nodes; to++) if (to !== this.id) tell(message, to);
      },
      multicast: (message, group) => group.forEach((to) => tell(message, to)),
      setTimer: (timer, delay) => out.setTimer(timer, delay),
      cancelTimer: (timer) => out.cancelTimer(timer),
      submit: (instance, value) => out.submit(instance, value),
      decide: (instance, value) => out.decide(instance, value),
      emit: () => undefined,
      observe: () => undefined,
      work: () => undefined,
      retract: () => undefined,
    };
  }
}

/** A registry with `generals`, the empty attack `none`, and `liar`, whose traitors lie as `createLie` says. */
export function registryWith(
  createLie: (context: AdversaryContext<{ script: number }>, id: number) => Lie = () => (message) => message,
): Registry {
  const liar = defineAttack({
    name: 'liar',
    title: 'Liar',
    summary: 'Lies as the test says.',
    citations: [],
    params: z.object({ script: z.number().int().nonnegative().default(0) }),
    needs: ['values'],
    powers: [],
    breaks: () => [],
    expects: { violates: [], summary: '' },
    createAdversary: (context) => ({
      corrupt: (replica, id) => new Liar(replica, id, context.nodes, createLie(context, id)),
    }),
  });
  return createRegistry({ strategies: [generals], attacks: [noAttack, liar] });
}

const noAttack = defineAttack({
  name: 'none',
  title: 'No attack',
  summary: 'Everybody is honest.',
  citations: [],
  params: z.object({}),
  needs: [],
  powers: [],
  breaks: () => [],
  expects: { violates: [], summary: '' },
  corruption: () => 'none',
  createAdversary: () => ({}),
});

export const ORDERS: readonly [Value, Value] = ['attack', 'retreat'];
