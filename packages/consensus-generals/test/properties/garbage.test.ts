import { isRight, type Message } from '@dmct/core';
import { simulate } from '@dmct/simulator';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { GeneralsMessage } from '../../src/messages.js';
import { registryWith } from '../liar.js';

const anything = fc.oneof(
  fc.integer({ min: -3, max: 6 }),
  fc.constantFrom(
    null,
    undefined,
    NaN,
    'attack',
    'retreat',
    '',
    {},
    [],
    [0],
    [0, 1],
    [0, 1, 2],
    [0, 0],
    [[0]],
  ),
  fc.array(fc.record({ signer: fc.integer({ min: -1, max: 4 }), evidence: fc.string() }), { maxLength: 3 }),
);

describe('a traitor that sends anything at all', () => {
  it.each(['om', 'sm'])('%s neither throws nor breaks', (algorithm) => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1000 }),
        fc.array(
          fc.record(
            { instance: anything, path: anything, value: anything, signatures: anything },
            { requiredKeys: [] },
          ),
          { minLength: 1, maxLength: 6 },
        ),
        (seed, garbage) => {
          let next = 0;
          const registry = registryWith(() => (message: Message) => {
            const mutated = { ...message, ...garbage[next++ % garbage.length] };
            return mutated as unknown as GeneralsMessage;
          });
          const result = simulate(registry, {
            strategy: 'generals',
            attack: 'liar',
            nodes: 4,
            traitors: 1,
            seed,
            params: { algorithm },
          });
          expect(result.violations).toEqual([]);
          expect(isRight(result.verdicts)).toBe(true);
        },
      ),
      { numRuns: 150, seed: 1982 },
    );
  });

  it('the log runs one instance for each request', () => {
    const result = simulate(registryWith(), {
      strategy: 'generals',
      attack: 'none',
      nodes: 7,
      traitors: 0,
      seed: 3,
      workload: 'log',
      conditions: { requests: 5 },
    });
    expect(isRight(result.verdicts)).toBe(true);
    expect(result.messages.total).toBe(5 * 156);
  });
});
