import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { printedPoints, runRow } from '../rows.js';

const outcome = async (raw: Readonly<Record<string, unknown>>): Promise<number> =>
  (await runRow('B5', raw)).measured;

describe('proposer boost (Schwarz-Schilling and D’Amato 2022)', () => {
  it.each(printedPoints('B5'))('%j as the inequality says', async (point) => {
    const { measured, expected } = await runRow('B5', point);
    expect(measured).toBe(expected);
  });

  it('an adversary of a quarter needs two slots in a row', async () => {
    expect(await outcome({ beta: 0.25, slots: 1 })).toBe(1);
    expect(await outcome({ beta: 0.25, slots: 2 })).toBe(0);
    expect(await outcome({ beta: 0.2, slots: 1 })).toBe(1);
  });

  it('without boost, reorganisations are cheap again', async () => {
    for (const beta of [0.001, 0.01, 0.25]) expect(await outcome({ beta, boost: 0 })).toBe(0);
  });

  it('the edges: a ten-thousandth of a committee decides', async () => {
    expect(await outcome({ beta: 0.1999, slots: 2 })).toBe(1);
    expect(await outcome({ beta: 0.2001, slots: 2 })).toBe(0);
    expect(await outcome({ beta: 0.1999, slots: 2, scenario: 'sandwich' })).toBe(1);
    expect(await outcome({ beta: 0.2001, slots: 2, scenario: 'sandwich' })).toBe(0);
  });

  it('a boost of 70 % let a tenth sandwich a block, one of 40 % does not', async () => {
    expect(await outcome({ beta: 0.1, slots: 2, boost: 0.7, scenario: 'sandwich' })).toBe(0);
    expect(await outcome({ beta: 0.1, slots: 2, boost: 0.4, scenario: 'sandwich' })).toBe(1);
  });

  it('balancing (Neu, Tas and Tse 2021) holds without boost and fails with it', async () => {
    expect(await outcome({ beta: 0.02, boost: 0, scenario: 'balancing' })).toBe(0);
    expect(await outcome({ beta: 0.33, boost: 0.4, scenario: 'balancing' })).toBe(1);
  });

  it('anywhere else too', async () => {
    const anywhere = fc.record({
      beta: fc.integer({ min: 1, max: 499 }).map((thousandths) => thousandths / 1000),
      slots: fc.integer({ min: 1, max: 4 }),
      boost: fc.integer({ min: 0, max: 100 }).map((percent) => percent / 100),
      scenario: fc.constantFrom('ex-ante', 'sandwich', 'balancing', 'balancing-lmd'),
    });
    await fc.assert(
      fc.asyncProperty(anywhere, async (point) => {
        const { measured, expected } = await runRow('B5', point);
        expect(measured).toBe(expected);
      }),
      { seed: 20220325, numRuns: 60 },
    );
  });

  it('balancing with votes cast twice (Neu, Tas and Tse 2022) lasts against a boost of less than they weigh', async () => {
    const twice = { beta: 0.25, scenario: 'balancing-lmd' };
    expect(await outcome({ ...twice, slots: 1 })).toBe(1);
    expect(await outcome({ ...twice, slots: 2 })).toBe(0);
    expect(await outcome({ ...twice, slots: 2, boost: 0.5 })).toBe(1);
  });

  it.each([40, 2, 1.5])(
    'a boost of %f is no share of a committee: the line says what is one',
    async (boost) => {
      await expect(runRow('B5', { boost })).rejects.toThrow(/from 0 to 1, in hundredths: 0\.4 is [^\n]+$/);
    },
  );

  it.each([{ beta: 0.6 }, { beta: -0.1 }, { slots: 0 }, { slots: 29 }, { slots: 1.5 }, { boost: 0.405 }])(
    'refuses %j in a line',
    async (raw) => {
      await expect(runRow('B5', raw)).rejects.toThrow(/^parameter "\w+" of row B5: [^\n]+$/);
    },
  );
});
