import { assertBearsWildFields, wildValues } from '@dmct/testkit';
import fc from 'fast-check';
import { describe, it } from 'vitest';
import { bench } from '../workbench.js';

const { request, scalar, signature } = wildValues('null', 'attack');
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
const fields = {
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
};

describe('a traitor that sends anything at all', () => {
  it('neither makes a replica throw nor breaks a property', () => {
    assertBearsWildFields(bench, fields, { seed: 1999, runs: 300 });
  });

  it.each(['mac', 'signature'])(
    'nor does it over a log with checkpoints and tentative replies (authentication=%s)',
    (authentication) => {
      assertBearsWildFields(bench, fields, {
        seed: 1999,
        runs: 50,
        scenario: {
          workload: 'log',
          params: { checkpointInterval: 2, tentative: true, authentication },
          conditions: { requests: 6, requestsPerSecond: 20 },
        },
      });
    },
  );
});
