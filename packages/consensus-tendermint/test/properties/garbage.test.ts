import { assertBearsWildFields, wildValues } from '@dmct/testkit';
import fc from 'fast-check';
import { describe, it } from 'vitest';
import { bench } from '../workbench.js';

const { request, scalar, signature, signatures } = wildValues('nil', 'attack');
const fields = {
  kind: fc.integer({ min: 0, max: 6 }),
  topic: scalar,
  height: scalar,
  round: scalar,
  validRound: scalar,
  digest: scalar,
  request,
  signature,
  proof: signatures,
};

describe('a traitor that sends anything at all', () => {
  it.each(['orders', 'log'] as const)(
    'neither makes a replica throw nor breaks a property (%s)',
    (workload) => {
      const conditions = { requests: 4, requestsPerSecond: 20 };
      assertBearsWildFields(bench, fields, { seed: 2018, scenario: { workload, conditions } });
    },
  );
});
