import { createBuiltInRegistry, runClaims, runValidations } from '@dmct/catalog';
import { expect, it } from 'vitest';

const registry = createBuiltInRegistry();

/** Every row that the ledger promises: a missing one is a failure, not a silence. */
const PROMISED = [
  ...['A1', 'A2', 'A3', 'A4', 'A5', 'A6', 'A7', 'B1', 'B2', 'B3', 'B4', 'B5', 'B6'],
  ...[
    'C1',
    'C2',
    'C3',
    'C3-view-change',
    'C4',
    'C5',
    'C6',
    'D1',
    'D2',
    'D3',
    'D4',
    'D5',
    'D6',
    'D7',
    'D8',
    'D9',
    'D10',
  ],
  ...['D12', 'D13', 'D15', 'D16', 'D17', 'D19', 'D20-looks', 'D20-agree', 'D20-gain', 'D20-cancel'],
  ...['D20-margin', 'D20-grind', 'D20-cascade', 'D-population'],
];

it('has every row that is promised', () => {
  const ids = registry.validations.all.map(({ id }) => id);
  expect(PROMISED.filter((id) => !ids.includes(id))).toEqual([]);
});

it.each(['B2', 'C1', 'C2', 'C4', 'C5', 'C6'])(
  '%s: the simulated protocol gives the published number exactly',
  async (id) => {
    const { rows } = await runValidations(registry, [id]);
    expect(rows.filter(({ verdict }) => verdict === 'fail')).toEqual([]);
  },
);

it.each([
  ['C1', { n: 13 }, 2 * 13 * 13 - 13],
  ['C2', { n: 7, delay: 0.04 }, 0.2],
  ['C2', { case: 'tentative', n: 7, delay: 0.04 }, 0.16],
  ['C4', { n: 8, m: 2 }, 7 + 7 * (6 + 6 * 5)],
  ['C4', { n: 9, m: 3, algorithm: 'sm' }, 64],
  ['C4', { n: 5, m: 1, case: 'traitors' }, 0],
  ['C4', { n: 5, m: 2, case: 'traitors' }, 1],
  ['B2', { slot: 7 }, 89],
])('%s holds at other points than the printed ones: %j', async (id, params, expected) => {
  const { rows } = await runValidations(registry, [id], { params });
  expect(rows).toMatchObject([{ verdict: 'pass' }]);
  expect(rows[0]?.measured).toBeCloseTo(expected, 6);
});

it('C3 breaks an unsafe quorum by a run that its command shows', async () => {
  const { rows } = await runValidations(registry, ['C3'], { params: { n: 7, f: 2, quorum: 4 }, quick: true });
  const [row] = rows;
  expect(row).toMatchObject({ expected: 1, measured: 1, verdict: 'pass' });
  expect(row?.evidence).toMatch(/^dmct run pbft --attack majority .*--set quorum=4/);
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
