import { isRight } from '@dmct/core';
import { assertBearsWildFields } from '@dmct/testkit';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bench, run, undisturbed } from '../workbench.js';

const anything = fc.oneof(
  fc.integer({ min: -3, max: 6 }),
  fc.constantFrom<unknown>(
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
const fields = { instance: anything, path: anything, value: anything, signatures: anything };

describe('a traitor that sends anything at all', () => {
  it.each(['om', 'sm'])('%s neither throws nor breaks', (algorithm) => {
    assertBearsWildFields(bench, fields, { seed: 1982, runs: 150, scenario: { params: { algorithm } } });
  });

  it('the log runs one instance for each request', () => {
    const result = run(undisturbed, { nodes: 7, seed: 3, workload: 'log', conditions: { requests: 5 } });
    expect(isRight(result.verdicts)).toBe(true);
    expect(result.messages.total).toBe(5 * 156);
  });
});
