import {
  createRegistry,
  defineClaim,
  defineValidation,
  inParts,
  type Lab,
  type Measurement,
  type Strategy,
  type Validation,
} from '@dmct/core';
import { signedRelay, unharmed } from '@dmct/testkit';
import { runClaims, runValidations, validations } from '@dmct/claims';
import type { RunBatch } from '@dmct/simulator';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';

/** A row that measures what it is told, so that the runner can be seen to fail it. */
const row = (measured: number, kind: Validation['kind'] = 'exact') =>
  defineValidation({
    id: 'X1',
    title: 'a row',
    source: { authors: 'A. Author', title: 'A paper', year: 1999 },
    params: z.object({ n: z.number().int().min(1).default(2) }),
    points: [{ n: 2 }, { n: 3 }],
    kind,
    expected: ({ n }) => n,
    measure: ({ n }) => Promise.resolve({ measured: n + measured, samples: 7, tolerance: 0.5 }),
  });
const registryOf = (...rows: readonly Validation[]) => createRegistry({ validations: rows });

describe('validation', () => {
  it('runs a row at its printed points, in order, and tells how far it is', async () => {
    const seen: number[] = [];
    const report = await runValidations(registryOf(row(0.5)), [], {
      onProgress: ({ done }) => seen.push(done),
    });
    expect(report.rows.map(({ params, verdict }) => [params, verdict])).toEqual([
      [{ n: 2 }, 'pass'],
      [{ n: 3 }, 'pass'],
    ]);
    expect(seen).toEqual([0, 1, 2]);
    expect(report.rows[0]).toMatchObject({ id: 'X1', source: 'A. Author, A paper, 1999', samples: 7 });
  });

  it('brings a row its own plugins, and reports what does not gate', async () => {
    const strategy = signedRelay as unknown as Strategy;
    const own = {
      ...row(0),
      kind: 'reported',
      plugins: { strategies: [strategy] },
      measure: (_: unknown, lab: Lab) => {
        const scenario = { strategy: strategy.name, attack: unharmed.name, nodes: 4, traitors: 0, seed: 1 };
        return Promise.resolve({
          measured: lab.simulate(scenario).decisions.count,
          samples: 1,
          tolerance: 0,
        });
      },
    };
    const registry = createRegistry({ validations: [own as Validation], attacks: [unharmed] });
    const { rows } = await runValidations(registry);
    expect(rows[0]).toMatchObject({ measured: 1, kind: 'reported', verdict: 'fail', evidence: null });
    expect(registry.strategies.has(strategy.name)).toBe(false);
  });

  it('runs the one point that parameters give', async () => {
    const { rows } = await runValidations(registryOf(row(0)), ['X1'], { params: { n: 9 } });
    expect(rows.map(({ params, expected }) => [params, expected])).toEqual([[{ n: 9 }, 9]]);
  });

  it('divides a long point among workers, and joins what they found into one row', async () => {
    const long = defineValidation({
      ...row(0),
      cost: () => ({ seconds: 12, quickSeconds: 1 }),
      ...inParts<{ readonly n: number }>({
        parts: ({ n }) => n,
        measurePart: ({ n }, part, lab) => {
          lab.progress(0.5);
          const isFound = part === n - 1;
          return Promise.resolve({
            measured: isFound ? n : 0,
            samples: 10 + part,
            tolerance: 0,
            ...(isFound && { evidence: `found in ${String(part)}` }),
          });
        },
        join: (parts) => ({
          ...(parts.at(-1) as Measurement),
          samples: parts.reduce((sum, { samples }) => sum + samples, 0),
        }),
      }),
    });
    const costs: unknown[] = [];
    // Workers finish in any order; a host that was stopped hands on what there is.
    const backwards =
      (left: number): RunBatch =>
      async (batch, listeners) => {
        for (const [index, task] of [...batch.tasks.entries()].reverse().slice(left)) {
          costs.push(batch.costSeconds?.(task));
          listeners.onResult?.(await batch.perform(task, () => undefined), index);
        }
        return [];
      };
    const whole = await long.measure({ n: 3 }, { quick: false, progress: () => undefined } as unknown as Lab);
    expect(whole).toEqual({ measured: 3, samples: 33, tolerance: 0, evidence: 'found in 2' });
    const { rows } = await runValidations(registryOf(long), ['X1'], {
      params: { n: 3 },
      runBatch: backwards(0),
    });
    expect(rows).toMatchObject([{ ...whole, verdict: 'pass', params: { n: 3 } }]);
    expect(costs).toEqual([4, 4, 4]);
    expect((await runValidations(registryOf(long), [], { runBatch: backwards(1) })).rows).toHaveLength(1);
    expect((await runValidations(registryOf(long))).rows.map(({ samples }) => samples)).toEqual([21, 33]);
  });

  it.each([0.51, -0.51, NaN, Infinity])('fails what is off by %s', async (off) => {
    const { rows } = await runValidations(registryOf(row(off)));
    expect(rows.map(({ verdict }) => verdict)).toEqual(['fail', 'fail']);
  });

  it.each([
    [['X2'], {}, /no validation row "X2"/],
    [['X1', 'X1'], {}, /"X1" is named twice/],
    [['X1'], { m: 1 }, /no parameter "m"/],
    [['X1'], { n: 0 }, /parameter "n" of row X1/],
    [[], { n: 2 }, /name exactly one id/],
  ])('refuses %j with %j before it runs', async (ids, params, says) => {
    await expect(runValidations(registryOf(row(0)), ids, { params })).rejects.toThrow(says);
  });
});

describe('claims', () => {
  const claim = defineClaim({
    id: 'big',
    statement: 'it is big',
    source: 'a page',
    rule: 'supported above 10, conditional above 5',
    experiment: (lab) =>
      Promise.resolve({
        metric: 'size',
        value: lab.quick ? 7 : 20,
        interval: null,
        samples: lab.quick ? 1 : 10,
        data: { draw: lab.stream('draw').uniform() },
      }),
    judge: ({ value }) => (value > 10 ? 'supported' : value > 5 ? 'conditional' : 'refuted'),
    condition: () => 'where it is small',
  });
  const registry = createRegistry({ claims: [claim] });

  it('are judged by their own rule, a condition only where the verdict is one', async () => {
    const full = await runClaims(registry);
    expect(full.claims[0]).toMatchObject({ verdict: 'supported', condition: null, metric: 'size' });
    const quick = await runClaims(registry, ['big'], { quick: true });
    expect(quick.claims[0]).toMatchObject({ verdict: 'conditional', condition: 'where it is small' });
  });

  it('come out the same each time', async () => {
    expect(await runClaims(registry)).toEqual(await runClaims(registry));
  });
});

describe('rows of the physics', () => {
  const registry = createRegistry({ validations });
  it.each(['D1', 'D2', 'D3', 'D5', 'D7', 'D10', 'D15', 'D16', 'D17', 'D19', 'D20-cancel'])(
    '%s passes at its printed points',
    async (id) => {
      const { rows } = await runValidations(registry, [id], { quick: true });
      expect(rows.filter(({ verdict }) => verdict === 'fail')).toEqual([]);
      expect(rows.length).toBeGreaterThan(0);
    },
  );

  it('D20-looks: the lie of one against two wins a third of single looks, and fewer over four', async () => {
    const params = { honest: 2, liars: 1, looks: 1, fading: 'none' };
    const lottery = await runValidations(registry, ['D20-looks'], { params });
    expect(lottery.rows[0]).toMatchObject({ verdict: 'pass', expected: 1 / 3 });
    const four = await runValidations(registry, ['D20-looks'], {
      params: { ...params, looks: 4 },
      quick: true,
    });
    expect(four.rows[0]).toMatchObject({ verdict: 'pass', expected: 0.0803 });
  });
});
