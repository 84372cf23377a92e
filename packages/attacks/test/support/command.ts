import {
  defineStrategy,
  secondsToNanoseconds,
  type Message,
  type Replica,
  type Strategy,
  type Value,
} from '@dmct/core';
import { z } from 'zod';

interface Order extends Message {
  readonly value: Value;
}

/** A toy: replica 0 commands. Lieutenants obey at once, or relay the order to each other and take the majority. */
export function createCommand(doesRelay: boolean): Strategy {
  return defineStrategy<object, Order>({
    name: 'toy-command',
    title: 'Command',
    summary: 'One commands; the others obey, or ask each other first.',
    citations: [],
    params: z.object({}),
    medium: 'messages',
    faultModel: { resource: 'replicas', maxFaulty: (nodes) => Math.floor((nodes - 1) / 3) },
    assumptions: ['faulty-within-bound', 'reliable-links', 'synchrony'],
    surfaces: [
      { kind: 'messages' },
      {
        kind: 'values',
        valueOf: ({ value }) => value,
        withValue: (message, value) => ({ ...message, value }),
      },
    ],
    messageKinds: ['order', 'relay'],
    source: { replica: 0 },
    createReplica(context): Replica<Order> {
      const words: (Value | undefined)[] = [];
      return {
        onStart(out) {
          out.setTimer(0, 2.1 * secondsToNanoseconds(context.network.delaySecondsMax));
          if (context.id !== 0) return;
          const value = context.valueOf(0);
          words[0] = value;
          out.submit(0, value);
          out.broadcast({ kind: 0, topic: -1, bytes: 10, value });
        },
        onMessage(from, { kind, value }, out) {
          words[from] ??= value;
          if (kind === 0 && doesRelay) out.broadcast({ kind: 1, topic: -1, bytes: 10, value });
        },
        onTimer(_, out) {
          const heard = doesRelay && context.id !== 0 ? words : words.slice(0, 1);
          const attacks = heard.filter((value) => value === 'attack').length;
          const retreats = heard.filter((value) => value === 'retreat').length;
          out.decide(0, attacks > retreats ? 'attack' : 'retreat');
        },
        snapshot: () => ({ words: Array.from(words, (value) => value ?? null) }),
      };
    },
  });
}
