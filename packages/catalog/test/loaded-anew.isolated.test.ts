import { builtIns } from '@dmct/catalog';
import type { Strategy } from '@dmct/core';
import { strategyConformance } from '@dmct/testkit';
import { expect, it, vi } from 'vitest';

/** As a second worker has them: every module of the lab loaded again, for all strategies at once. */
const anew = (async (): Promise<readonly Strategy[]> => {
  vi.resetModules();
  const catalog = await import('@dmct/catalog');
  return catalog.builtIns.strategies ?? [];
})();

it.each((builtIns.strategies ?? []).map((strategy) => [strategy.name, strategy] as const))(
  '%s: the same trace whatever its module ran before',
  async (name, strategy) => {
    const loadAnew = async (): Promise<Strategy> => {
      const other = (await anew).find((each) => each.name === name);
      if (other === undefined || other === strategy) throw new Error(`${name} was not loaded anew`);
      return other;
    };
    const check = strategyConformance(strategy, { seeds: [1, 2], loadAnew }).find(
      (each) => each.name === 'same trace whatever ran before',
    );
    expect(check).toBeDefined();
    await check?.run();
  },
);
