import { isRight } from '@dmct/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TendermintMessage } from '../../src/messages.js';
import { registryWith, run } from '../workbench.js';

const scalar = fc.oneof(
  fc.integer({ min: -2, max: 5 }),
  fc.constantFrom(null, undefined, NaN, Infinity, 0.5, 1e9, '', 'nil', 'attack', {}, []),
);
const signature = fc.oneof(scalar, fc.record({ signer: scalar, evidence: scalar }));
const signatures = fc.oneof(scalar, fc.array(signature, { maxLength: 4 }));
const request = fc.oneof(
  scalar,
  fc.record({ client: scalar, timestamp: scalar, value: scalar, signature }, { requiredKeys: [] }),
);
const fields = fc.record(
  {
    kind: fc.integer({ min: 0, max: 6 }),
    topic: scalar,
    height: scalar,
    round: scalar,
    validRound: scalar,
    digest: scalar,
    request,
    signature,
    proof: signatures,
  },
  { requiredKeys: [] },
);

describe('a traitor that sends anything at all', () => {
  it.each(['orders', 'log'] as const)(
    'neither makes a replica throw nor breaks a property (%s)',
    (workload) => {
      fc.assert(
        fc.property(
          fc.integer({ min: 0, max: 10_000 }),
          fc.array(fields, { minLength: 1, maxLength: 12 }),
          (seed, garbage) => {
            let next = 0;
            const registry = registryWith({
              createLie: () => (message) =>
                ({ ...message, ...garbage[next++ % garbage.length] }) as unknown as TendermintMessage,
            });
            const conditions = { requests: 4, requestsPerSecond: 20 };
            const result = run(registry, { traitors: 1, seed, workload, conditions });
            expect(result.violations).toEqual([]);
            expect(isRight(result.verdicts)).toBe(true);
          },
        ),
        { numRuns: 200, seed: 2018 },
      );
    },
  );
});
