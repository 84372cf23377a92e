import { createStream, type Lab } from '@dmct/core';
import { describe, expect, it } from 'vitest';
import { createSignedOrder, signedText } from '../src/messages.js';
import { c5 } from '../src/validations/c5.js';
import { registryWith, run } from './workbench.js';

/** A commander that tells every other general another order, in place of the built-in attack. */
const twoFaced = registryWith({
  createLie: (context, id) => (message, to) => {
    if (id !== 0 || to % 2 === 0) return message;
    const signature = context.cryptoOf(0).sign(signedText(message.instance, context.lie, [0], 0));
    return createSignedOrder(message.instance, [0], context.lie, [signature]);
  },
});

const lab: Lab = {
  simulate: ({ attackParams: _, ...scenario }) => run(twoFaced, { ...scenario, attack: 'test' }),
  stream: (label) => createStream(1, label),
  quick: true,
  progress: () => undefined,
};

describe('row C5', () => {
  it.each([1, 2])(
    'Dolev-Strong: %i traitors take one round more, and no play divides the loyal',
    async (f) => {
      const point = { case: 'dolev-strong-rounds', f } as const;
      const { measured } = await c5.measure(point, lab);
      expect(measured).toBe(f + 1);
      expect(c5.expected(point)).toBe(f + 1);
    },
  );

  it('refuses what it cannot search', () => {
    expect(c5.params.safeParse({ f: 3 }).success).toBe(false);
    expect(c5.params.safeParse({ case: 'paxos' }).success).toBe(false);
  });
});
