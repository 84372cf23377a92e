import { COMPARISON_ORDER, createBuiltInRegistry } from '@dmct/catalog';
import { fitOf, parseParams, PROPERTIES } from '@dmct/core';
import { simulate } from '@dmct/simulator';
import { describe, expect, it } from 'vitest';

const registry = createBuiltInRegistry();
const strategies = registry.strategies.all;
const attacks = registry.attacks.all;

describe('the list of built-ins', () => {
  it('has the strategies and attacks that scripts name', () => {
    expect(strategies.map(({ name }) => name)).toEqual([
      'generals',
      'pbft',
      'pow',
      'pos',
      'tendermint',
      'hotstuff',
      'dmct-seed',
      'dmct',
    ]);
    expect(attacks.map(({ name }) => name)).toEqual(
      expect.arrayContaining([
        ...['none', 'silence', 'wrong-order', 'equivocation', 'collusion', 'delay', 'partition', 'majority'],
        ...['double-spend', 'louder', 'cancel', 'late-emission'],
      ]),
    );
    expect([...COMPARISON_ORDER].sort()).toEqual(strategies.map(({ name }) => name).sort());
    expect(registry.reporters.all.map(({ name }) => name)).toEqual([
      'terminal',
      'story',
      'json',
      'ndjson',
      'csv',
      'markdown',
      'latex',
      'html',
    ]);
  });

  it('refuses a second plugin of a name', () => {
    const [first] = strategies;
    if (first === undefined) throw new Error('no strategies');
    expect(() => createBuiltInRegistry({ strategies: [first] })).toThrow(/two plugins are both the strategy/);
  });

  it.each(strategies.map((strategy) => [strategy.name, strategy] as const))(
    '%s runs on its defaults, says where it comes from and what is claimed of it',
    (name, strategy) => {
      const params = parseParams(`strategy ${name}`, strategy.params, {});
      expect(strategy.citations.length).toBeGreaterThan(0);
      expect(strategy.title).not.toBe('');
      expect(strategy.assumptions.length).toBeGreaterThan(0);
      for (const nodes of [1, 4, 10, 31]) {
        const faults = strategy.faultModel.maxFaulty(nodes, params);
        expect(Number.isInteger(faults) && faults >= 0 && faults < nodes).toBe(true);
      }
    },
  );

  it('every claim has a rule, every validation row parses its own points', () => {
    for (const { rule, statement } of registry.claims.all) expect(`${rule}${statement}`).not.toBe('');
    for (const { id, params, points } of registry.validations.all) {
      expect(points.length).toBeGreaterThan(0);
      for (const point of points)
        expect(parseParams(id, params, point as Record<string, unknown>)).toEqual(point);
    }
  });
});

describe.each(strategies.map(({ name }) => name))('%s against every attack', (name) => {
  it.each(attacks.map((attack) => [attack.name, attack] as const))('%s', (_, attack) => {
    const strategy = registry.strategies.get(name);
    const fit = fitOf(strategy, attack);
    for (const nodes of [4, 5, 7]) {
      const traitors = Math.max(1, strategy.faultModel.maxFaulty(nodes, strategy.params.parse({})));
      const scenario = { strategy: name, attack: attack.name, nodes, traitors, seed: nodes };
      if (!fit.fits) {
        expect(() => simulate(registry, scenario)).toThrow(fit.reason);
        expect(fit.reason).toMatch(/needs the surface|has nothing to attack in/);
        continue;
      }
      const { verdicts, messages } = simulate(registry, scenario);
      for (const property of PROPERTIES)
        expect(['holds', 'violated', 'unknown']).toContain(verdicts[property]);
      expect(Number.isFinite(messages.total)).toBe(true);
    }
  });
});
