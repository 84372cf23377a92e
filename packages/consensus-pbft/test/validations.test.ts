import { createStream, type Lab, type Registry, type Scenario } from '@dmct/core';
import { describe, expect, it } from 'vitest';
import { c3 } from '../src/validations/c3.js';
import { registryWith, run, twoFaced } from './workbench.js';

/** A lab in which every attack is that of the test: rows name the built-in ones, which don't belong here. */
const labOf = (registryOf: (scenario: Scenario) => Registry): Lab => ({
  simulate: (scenario) => {
    const { attackParams: _, ...rest } = scenario;
    return run(registryOf(scenario), { ...rest, attack: 'test' });
  },
  stream: (label) => createStream(1, label),
  quick: true,
  progress: () => undefined,
});

const split = registryWith({ powers: ['own-source'], createLie: twoFaced });
const honest = registryWith({ powers: ['own-source'] });

describe('row C3', () => {
  const lab = labOf(() => split);

  it.each([
    [4, 1, 2, 1],
    [7, 2, 3, 1],
    [6, 2, 4, 1],
    [7, 2, 4, 1],
    [10, 3, 6, 1],
  ])('n = %i, f = %i, quorum %i: %i, by a counterexample that is found', async (n, f, quorum, expected) => {
    expect(c3.expected({ n, f, quorum })).toBe(expected);
    const { measured, samples } = await c3.measure({ n, f, quorum }, lab);
    expect(measured).toBe(1);
    expect(samples).toBeLessThan(400);
  });

  it.each([
    [4, 1, 3],
    [10, 3, 7],
    [6, 2, 5],
  ])('n = %i, f = %i, quorum %i: none is found', async (n, f, quorum) => {
    expect(c3.expected({ n, f, quorum })).toBe(0);
    const { measured, samples } = await c3.measure({ n, f, quorum }, lab);
    expect(measured).toBe(0);
    expect(samples).toBeGreaterThanOrEqual(200);
  });

  it('finds nothing where the traitors do as they are told: the measure looks at the runs', async () => {
    expect(
      (
        await c3.measure(
          { n: 4, f: 1, quorum: 2 },
          labOf(() => honest),
        )
      ).measured,
    ).toBe(0);
  });

  it('refuses points out of reach', () => {
    for (const point of [{ n: 4, f: 3 }, { n: 4, quorum: 5 }, { n: 41 }, { f: 0 }]) {
      expect(c3.params.safeParse(point).success).toBe(false);
    }
  });
});
