import { createBuiltInRegistry, runClaims, runValidations } from '@dmct/catalog';
import { expect, it } from 'vitest';

const registry = createBuiltInRegistry();

it.each(['B2', 'C1', 'C2', 'C4'])(
  '%s: the simulated protocol gives the published number exactly',
  async (id) => {
    const { rows } = await runValidations(registry, [id]);
    expect(rows.filter(({ verdict }) => verdict === 'fail')).toEqual([]);
  },
);

it.each([
  ['C1', { n: 13 }, 2 * 13 * 13 - 13],
  ['C2', { n: 7, delay: 0.04 }, 0.2],
  ['C4', { n: 8, m: 2 }, 7 + 7 * (6 + 6 * 5)],
  ['C4', { n: 9, m: 3, algorithm: 'sm' }, 64],
  ['B2', { slot: 7 }, 89],
])('%s holds at other points than the printed ones: %j', async (id, params, expected) => {
  const { rows } = await runValidations(registry, [id], { params });
  expect(rows).toMatchObject([{ verdict: 'pass' }]);
  expect(rows[0]?.measured).toBeCloseTo(expected, 6);
});

it('the quick claims come to a verdict each', async () => {
  const { claims } = await runClaims(
    registry,
    ['near-zero-energy', 'speed-of-light-finality', 'no-51-attack'],
    {
      quick: true,
    },
  );
  for (const { id, verdict, evidence, condition } of claims) {
    expect(['supported', 'conditional', 'refuted'], id).toContain(verdict);
    expect(Number.isFinite(evidence.value), id).toBe(true);
    expect(condition === null).toBe(verdict !== 'conditional');
  }
});
