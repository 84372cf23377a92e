import { strategyConformance } from '@dmct/testkit';
import { describe, it } from 'vitest';
import { dmct, dmctSeed } from '../../src/index.js';
import { withinTheModel } from '../support/field-attacks.js';

describe('dmct', () => {
  for (const check of strategyConformance(dmct, { attacks: withinTheModel }))
    it(check.name, () => check.run());
});

describe('dmct, ten generals of which four are faulty', () => {
  const options = { nodes: 10, topology: 'uniform' as const, attacks: withinTheModel };
  for (const check of strategyConformance(dmct, options)) it(check.name, () => check.run());
});

describe('dmct, a log', () => {
  const options = {
    nodes: 7,
    topology: 'uniform' as const,
    workload: 'log' as const,
    conditions: { requests: 5, requestsPerSecond: 5000 },
    attacks: withinTheModel,
  };
  for (const check of strategyConformance(dmct, options)) it(check.name, () => check.run());
});

describe('dmct-seed', () => {
  const except = {
    'holds with split inputs': 'where both orders are as strong, the ratio of the document decides nothing',
  };
  for (const check of strategyConformance(dmctSeed, { except })) it(check.name, () => check.run());
});
