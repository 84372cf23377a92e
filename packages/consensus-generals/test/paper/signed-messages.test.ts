import { isRight, type Registry, type RunResult, type Scenario } from '@dmct/core';
import { describe, expect, it } from 'vitest';
import { createSignedOrder, signedText, type GeneralsMessage } from '../../src/messages.js';
import { ORDERS, registryWith, run as runAny, undisturbed, type Context } from '../workbench.js';

function run(registry: Registry, scenario: Partial<Scenario>): RunResult {
  return runAny(registry, {
    nodes: 3,
    traitors: 1,
    ...scenario,
    params: { algorithm: 'sm', ...scenario.params },
  });
}

/** The commander's message for another order: it may sign whatever it likes. */
function signedBy(context: Context, message: GeneralsMessage, order: string): GeneralsMessage {
  const signature = context.cryptoOf(0).sign(signedText(message.instance, order, [0], 0));
  return createSignedOrder(message.instance, [0], order, [signature]);
}

describe('section 4: SM(m)', () => {
  it.each([
    [3, 1],
    [4, 1],
    [4, 2],
    [7, 2],
    [10, 3],
    [10, 8],
    [16, 5],
  ])('n = %i, m = %i: a loyal commander costs (n-1)^2 messages', (nodes, m) => {
    const result = run(undisturbed, { traitors: 0, nodes, params: { m } });
    expect(result.messages.total).toBe((nodes - 1) * (nodes - 1));
    expect(isRight(result.verdicts)).toBe(true);
  });

  it('holds with real Ed25519 signatures', () => {
    const result = run(undisturbed, { traitors: 0, nodes: 4, params: { signatures: 'ed25519' } });
    expect(isRight(result.verdicts)).toBe(true);
  });

  it('SM(1) stands one traitor of three, whatever it says', () => {
    // The commander signs either order, or none, for each; a lieutenant passes on, withholds, or forges.
    const registries = Array.from({ length: 9 }, (_, script) =>
      registryWith({
        createLie: (context, id) => (message, to) => {
          const digit = Math.floor(script / [1, 1, 3][to]!) % 3;
          if (digit === 2) return null;
          if (id === 0) return signedBy(context, message, ORDERS[digit]!);
          return createSignedOrder(message.instance, message.path, ORDERS[digit]!, message.signatures);
        },
      }),
    );
    const traitors = new Set<number>();
    for (let seed = 0; seed < 12; seed++) {
      for (const registry of registries) {
        const result = run(registry, { seed, params: { m: 1 } });
        traitors.add(result.faulty[0]!);
        expect(result.violations).toEqual([]);
        expect(isRight(result.verdicts)).toBe(true);
      }
    }
    expect([...traitors].sort()).toEqual([0, 1, 2]);
  });

  describe('an order kept back until the last round', () => {
    // The commander shows one order to all and signs the other for a traitor alone, who reveals it to one loyal
    // lieutenant as late as its signatures allow. m rounds of relaying catch m traitors, and not m + 1.
    const registry = registryWith({
      createLie: (context, id) => (message, to) => {
        if (id === 0) return context.isFaulty(to) ? signedBy(context, message, context.lie) : message;
        return to === context.honest[0] ? message : null;
      },
    });
    const runs = (m: number): RunResult[] =>
      Array.from({ length: 60 }, (_, seed) =>
        run(registry, { nodes: 5, traitors: 2, seed, params: { m, defaultOrder: 'stay' } }),
      ).filter((result) => result.faulty.includes(0));

    it('splits SM(1) with two traitors', () => {
      const results = runs(1);
      expect(results.length).toBeGreaterThan(0);
      for (const result of results) {
        expect(result.verdicts.agreement).toBe('violated');
        expect(result.assumptionsBroken).toContain('faulty-within-bound');
      }
    });

    it('does not split SM(2) with two traitors', () => {
      for (const result of runs(2)) expect(isRight(result.verdicts)).toBe(true);
    });
  });
});
