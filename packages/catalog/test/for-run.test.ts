import { builtIns, createBuiltInRegistry } from '@dmct/catalog';
import { loadRunRegistry } from '@dmct/catalog/for-run';
import { simulate } from '@dmct/simulator';
import { describe, expect, it } from 'vitest';

const all = createBuiltInRegistry();
const names = all.strategies.all.map(({ name }) => name);
const request = { attack: 'none', reporters: [] };

describe('the plugins of one run', () => {
  it.each(names)('%s is the same plugin alone as among all', async (strategy) => {
    const some = await loadRunRegistry({ ...request, strategy });
    expect(some?.strategies.all).toEqual([all.strategies.get(strategy)]);
    for (const attack of some?.attacks.all ?? []) expect(attack).toBe(all.attacks.get(attack.name));
    const scenario = { strategy, attack: 'none', nodes: 4, traitors: 0, seed: 3 };
    if (some !== null) expect(simulate(some, scenario)).toEqual(simulate(all, scenario));
  });

  it('every attack and every reporter of a run is found with some strategy', async () => {
    const attacks = new Set<string>();
    for (const strategy of names) {
      const some = await loadRunRegistry({ ...request, strategy });
      for (const { name } of some?.attacks.all ?? []) attacks.add(name);
    }
    expect([...attacks].sort()).toEqual((builtIns.attacks ?? []).map(({ name }) => name).sort());
    for (const { name, reports } of all.reporters.all) {
      const some = await loadRunRegistry({ strategy: 'pbft', attack: 'none', reporters: [name] });
      expect(some?.reporters.get(name)).toBe(reports.includes('run') ? all.reporters.get(name) : undefined);
    }
  });

  it.each([
    ['strategy', { strategy: 'pbfd' }],
    ['attack', { strategy: 'pbft', attack: 'selfish' }],
    ['attack of another strategy', { strategy: 'pbft', attack: 'selfish-mining' }],
    ['reporter', { strategy: 'pbft', reporters: ['jsn'] }],
  ])('another %s needs all of them, to be told of', async (_, wanted) => {
    expect(await loadRunRegistry({ ...request, ...wanted })).toBeNull();
  });
});
