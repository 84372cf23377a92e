import { isRight } from '@dmct/core';
import fc from 'fast-check';
import { describe, it, expect } from 'vitest';
import type { PbftMessage } from '../../src/messages.js';
import { registryWith, run } from '../workbench.js';

const scalar = fc.oneof(
  fc.integer({ min: -2, max: 5 }),
  fc.constantFrom(null, undefined, NaN, Infinity, 0.5, 1e9, '', 'null', 'attack', {}, []),
);
const signature = fc.oneof(scalar, fc.record({ signer: scalar, evidence: scalar }));
const request = fc.oneof(
  scalar,
  fc.record({ client: scalar, timestamp: scalar, value: scalar, signature }, { requiredKeys: [] }),
);
const certificate = fc.oneof(
  scalar,
  fc.record({
    view: scalar,
    sequence: scalar,
    digest: scalar,
    request,
    prepares: fc.oneof(scalar, fc.array(signature)),
  }),
);
const proposal = fc.oneof(scalar, fc.record({ sequence: scalar, digest: scalar, request }));
const certificates = fc.oneof(scalar, fc.array(certificate, { maxLength: 3 }));
const viewChange = fc.oneof(scalar, fc.record({ view: scalar, sequence: scalar, signature, certificates }));
const fields = fc.record(
  {
    kind: fc.integer({ min: 0, max: 12 }),
    topic: fc.oneof(fc.integer({ min: -1, max: 8 }), fc.constantFrom(NaN, 1e12, 0.5)),
    view: scalar,
    sequence: scalar,
    digest: scalar,
    request,
    signature,
    certificates,
    viewChanges: fc.oneof(scalar, fc.array(viewChange, { maxLength: 4 })),
    proposals: fc.oneof(scalar, fc.array(proposal, { maxLength: 3 })),
    proof: fc.oneof(scalar, fc.array(signature)),
    requests: fc.oneof(scalar, fc.array(request, { maxLength: 3 })),
    isTentative: fc.oneof(scalar, fc.boolean()),
  },
  { requiredKeys: [] },
);

describe('a traitor that sends anything at all', () => {
  it('neither makes a replica throw nor breaks a property', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 10_000 }),
        fc.array(fields, { minLength: 1, maxLength: 12 }),
        (seed, garbage) => {
          let next = 0;
          const registry = registryWith({
            createLie: () => (message) =>
              ({ ...message, ...garbage[next++ % garbage.length] }) as unknown as PbftMessage,
          });
          const result = run(registry, { traitors: 1, seed });
          expect(result.violations).toEqual([]);
          expect(isRight(result.verdicts)).toBe(true);
        },
      ),
      { numRuns: 300, seed: 1999 },
    );
  });

  it('nor does it over a log with checkpoints, a crash, tentative replies and signed channels', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 10_000 }),
        fc.constantFrom('mac', 'signature'),
        fc.array(fields, { minLength: 1, maxLength: 12 }),
        (seed, authentication, garbage) => {
          let next = 0;
          const registry = registryWith({
            createLie: () => (message) =>
              ({ ...message, ...garbage[next++ % garbage.length] }) as unknown as PbftMessage,
          });
          const result = run(registry, {
            traitors: 1,
            seed,
            workload: 'log',
            params: { checkpointInterval: 2, tentative: true, authentication },
            conditions: { requests: 6, requestsPerSecond: 20 },
          });
          expect(result.violations).toEqual([]);
          expect(isRight(result.verdicts)).toBe(true);
        },
      ),
      { numRuns: 100, seed: 1999 },
    );
  });
});
