import { isRight, type RunResult } from '@dmct/core';
import { describe, expect, it } from 'vitest';
import { createSignedOrder, signedText } from '../../src/messages.js';
import { maxFaulty } from '../../src/rules.js';
import { paramsSchema } from '../../src/params.js';
import { registryWith, run, undisturbed } from '../workbench.js';

const algorithm = 'dolev-strong';

function honestRun(nodes: number, m: number, extra: Record<string, unknown> = {}): RunResult {
  return run(undisturbed, { nodes, params: { algorithm, m, ...extra } });
}

describe('Dolev and Strong 1983', () => {
  it.each([
    [3, 1],
    [4, 2],
    [7, 2],
    [10, 8],
    [16, 5],
  ])('n = %i, f = %i: a loyal sender costs n(n - 1) messages', (nodes, f) => {
    const result = honestRun(nodes, f);
    expect(result.messages.total).toBe(nodes * (nodes - 1));
    expect(isRight(result.verdicts)).toBe(true);
  });

  it('never more than two relays of each general, whatever the sender signs', () => {
    const registry = registryWith({
      createLie: (context) => (message, to) => {
        if (message.path.length !== 1) return message;
        const order = to % 2 === 0 ? context.truth : context.lie;
        const signature = context.cryptoOf(0).sign(signedText(message.instance, order, [0], 0));
        return createSignedOrder(message.instance, [0], order, [signature]);
      },
    });
    for (let seed = 0; seed < 40; seed++) {
      const result = run(registry, { nodes: 7, traitors: 1, seed, params: { algorithm, m: 2 } });
      if (result.faulty[0] !== 0) continue;
      expect(isRight(result.verdicts)).toBe(true);
      expect(result.messages.total).toBe(6 + 2 * 6 * 6);
    }
  });

  it.each([1, 2, 3, 4])('f = %i takes f + 1 rounds', (f) => {
    expect(honestRun(6, f, { roundSeconds: 2 }).finalitySeconds?.max).toBe((f + 1) * 2);
  });

  it('any f < n - 1', () => {
    const of = (m: number): number => maxFaulty(6, paramsSchema.parse({ algorithm, m }));
    expect([0, 1, 4, 5, 6].map(of)).toEqual([0, 1, 4, 4, 4]);
  });

  it('holds with real Ed25519 signatures', () => {
    expect(isRight(honestRun(4, 2, { signatures: 'ed25519' }).verdicts)).toBe(true);
  });
});
