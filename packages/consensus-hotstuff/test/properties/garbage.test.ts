import { assertBearsWildFields, wildValues } from '@dmct/testkit';
import fc from 'fast-check';
import { describe, it } from 'vitest';
import { bench } from '../workbench.js';

const { request, scalar, signature, signatures } = wildValues('genesis', 'attack');
const node = fc.oneof(scalar, fc.record({ parent: scalar, request, digest: scalar }, { requiredKeys: [] }));
const fields = {
  kind: fc.integer({ min: 0, max: 11 }),
  view: scalar,
  digest: scalar,
  height: scalar,
  node,
  request,
  justify: fc.oneof(
    scalar,
    fc.record({ phase: scalar, view: scalar, node: scalar, signatures }, { requiredKeys: [] }),
  ),
  signature,
  entry: signatures,
  nodes: fc.oneof(scalar, fc.array(node, { maxLength: 3 })),
};

describe('a traitor that sends anything at all', () => {
  it.each(['orders', 'log'] as const)(
    'neither makes a replica throw nor breaks a property (%s)',
    (workload) => {
      const conditions = { requests: 4, requestsPerSecond: 20 };
      assertBearsWildFields(bench, fields, { seed: 2019, scenario: { workload, conditions } });
    },
  );
});
