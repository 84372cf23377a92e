import { isRight, type RunResult } from '@dmct/core';
import { describe, expect, it } from 'vitest';
import { createOrder } from '../../src/messages.js';
import { ORDERS, registryWith, run, undisturbed } from '../workbench.js';

function honestRun(nodes: number, m: number, extra: Record<string, unknown> = {}): RunResult {
  return run(undisturbed, { nodes, params: { algorithm: 'om', m, ...extra } });
}

describe('section 3: OM(m)', () => {
  // Printed counts of the recursion M(n, m) = (n-1) + (n-1) M(n-1, m-1); further points by hand.
  it.each([
    [4, 1, 9],
    [7, 1, 36],
    [7, 2, 156],
    [10, 2, 585],
    [10, 3, 3609],
    [2, 0, 1],
    [2, 1, 1],
    [3, 1, 4],
    [5, 1, 16],
    [4, 2, 15],
    [13, 1, 144],
    [5, 3, 64],
  ])('n = %i, m = %i sends %i messages', (nodes, m, messages) => {
    const result = honestRun(nodes, m);
    expect(result.messages.total).toBe(messages);
    expect(isRight(result.verdicts)).toBe(true);
  });

  it.each([0, 1, 2, 3])('OM(%i) takes m + 1 rounds', (m) => {
    const result = honestRun(10, m, { roundSeconds: 2 });
    expect(result.finalitySeconds?.max).toBe((m + 1) * 2);
  });

  it('IC1 and IC2 hold at (4, 1) for each traitor and each lie that it can tell', () => {
    // The traitor answers each recipient with one of two orders or with silence: three to the three at most.
    const registries = Array.from({ length: 27 }, (_, script) =>
      registryWith({
        createLie: () => (message, to) => {
          const digit = Math.floor(script / [1, 1, 3, 9][to]!) % 3;
          return digit === 2 ? null : createOrder(message.instance, message.path, ORDERS[digit]!);
        },
      }),
    );
    const traitors = new Set<number>();
    for (let seed = 0; seed < 16; seed++) {
      for (const registry of registries) {
        const result = run(registry, { traitors: 1, seed, params: { m: 1 } });
        traitors.add(result.faulty[0]!);
        expect(result.violations).toEqual([]);
        expect(isRight(result.verdicts)).toBe(true);
      }
    }
    expect([...traitors].sort()).toEqual([0, 1, 2, 3]);
  });

  it('IC1 and IC2 hold at (7, 2) for all pairs of traitors with drawn lies', () => {
    const registry = drawnLies();
    const pairs = new Set<string>();
    for (let seed = 0; seed < 160; seed++) {
      const result = run(registry, { nodes: 7, traitors: 2, seed, params: { m: 2 } });
      pairs.add(result.faulty.join());
      expect(result.violations).toEqual([]);
      expect(isRight(result.verdicts)).toBe(true);
    }
    expect(pairs.size).toBe(21);
  });

  it('section 2: three generals cannot stand one traitor', () => {
    const registry = drawnLies();
    const broken = Array.from({ length: 40 }, (_, seed) =>
      run(registry, { nodes: 3, traitors: 1, seed, params: { m: 1 } }),
    ).filter((result) => result.verdicts.agreement === 'violated' || result.verdicts.validity === 'violated');
    expect(broken.length).toBeGreaterThan(0);
    for (const result of broken) expect(result.assumptionsBroken).toContain('faulty-within-bound');
  });

  it('OM(1) does not stand two traitors of seven', () => {
    const registry = drawnLies();
    const verdicts = Array.from({ length: 200 }, (_, seed) =>
      run(registry, { nodes: 7, traitors: 2, seed, params: { m: 1 } }),
    );
    expect(verdicts.some((result) => result.verdicts.agreement === 'violated')).toBe(true);
  });

  it('a missing order counts as the default', () => {
    const mute = registryWith({ createLie: () => () => null });
    const seeds = Array.from({ length: 20 }, (_, seed) => seed);
    const muted = seeds
      .map((seed) => {
        const decided = new Set<string>();
        const result = run(mute, { traitors: 1, seed }, (event) => {
          if (event.kind === 'decide' && event.replica !== 0) decided.add(event.value);
        });
        return { result, decided };
      })
      .filter(({ result }) => result.faulty[0] === 0);
    expect(muted.length).toBeGreaterThan(0);
    for (const { result, decided } of muted) {
      expect(isRight(result.verdicts)).toBe(true);
      expect([...decided]).toEqual(['retreat']);
    }
  });
});

/** Each message to each recipient: the truth, the lie or nothing, by a draw. */
function drawnLies(): ReturnType<typeof registryWith> {
  return registryWith({
    createLie: (context, id) => {
      const rng = context.stream(`lies ${String(id)}`);
      return (message, to) => {
        if (context.isFaulty(to)) return message;
        const draw = rng.integer(5);
        return draw === 4 ? null : createOrder(message.instance, message.path, ORDERS[draw % 2]!);
      };
    },
  });
}
