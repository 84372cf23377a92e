import {
  defineAttack,
  ForwardingOut,
  ForwardingReplica,
  type Message,
  type Out,
  type RandomStream,
  type Replica,
} from '@dmct/core';
import { z } from 'zod';
import { spoil } from './mutate.js';

const params = z.object({
  perMessage: z
    .number()
    .int()
    .positive()
    .default(3)
    .describe('spoilt copies sent for each message that a corrupted replica says or hears'),
  messagesMax: z
    .number()
    .int()
    .positive()
    .default(60)
    .describe('how many messages of each corrupted replica are taken as a pattern'),
});

/**
 * A fuzzer with a seed. Besides taking part honestly, corrupted replicas broadcast spoilt copies of what they say and
 * hear, replay what they heard as their own word, and say again what was said to others.
 */
export const garbage = defineAttack({
  name: 'kit-garbage',
  title: 'Garbage',
  summary: 'Corrupted replicas send spoilt, replayed and misdirected messages among the honest ones.',
  citations: [],
  params,
  needs: ['messages'],
  powers: [],
  breaks: () => [],
  expects: { violates: [], summary: 'An honest replica ignores what it cannot use, and never throws.' },
  createAdversary(context) {
    const patterns: Message[] = [];
    const everybody = Array.from({ length: context.nodes + context.clients }, (_, id) => id);
    return {
      corrupt(replica, id) {
        const others = everybody.filter((other) => other !== id);
        const noise = new Noise(context.stream(`garbage-${String(id)}`), context.params, patterns, others);
        return new LitteringReplica(replica, new LitteringOut(noise), noise);
      },
    };
  },
});

/** Makes garbage out of the messages that pass by; kinds are counted as they are seen. */
class Noise {
  private kinds = 1;
  private left: number;

  constructor(
    private readonly stream: RandomStream,
    private readonly options: z.output<typeof params>,
    /** All patterns seen by all corrupted replicas. */
    private readonly patterns: Message[],
    private readonly others: readonly number[],
  ) {
    this.left = options.messagesMax;
  }

  litter(message: Message, out: Out): void {
    if (this.left-- <= 0) return;
    this.kinds = Math.max(this.kinds, message.kind + 1);
    this.patterns.push(message);
    for (let i = 0; i < this.options.perMessage; i++) {
      out.multicast(spoil(message, this.kinds, this.stream), this.others);
    }
    const replayed = this.patterns[this.stream.integer(this.patterns.length)];
    if (replayed !== undefined) out.multicast(replayed, this.others);
  }
}

class LitteringReplica extends ForwardingReplica<LitteringOut> {
  constructor(
    inner: Replica,
    filter: LitteringOut,
    private readonly noise: Noise,
  ) {
    super(inner, filter);
  }
  override onMessage(from: number, message: Message, out: Out): void {
    super.onMessage(from, message, out);
    this.noise.litter(message, out);
  }
}

class LitteringOut extends ForwardingOut {
  constructor(private readonly noise: Noise) {
    super();
  }
  override send(to: number, message: Message): void {
    super.send(to, message);
    this.noise.litter(message, this.target);
  }
  override broadcast(message: Message): void {
    super.broadcast(message);
    this.noise.litter(message, this.target);
  }
  override multicast(message: Message, group: readonly number[]): void {
    super.multicast(message, group);
    this.noise.litter(message, this.target);
  }
}
