import { strategyConformance } from '@dmct/testkit';
import { describe, it } from 'vitest';
import { hotstuff } from '../../src/index.js';

describe('four replicas, one order', () => {
  for (const check of strategyConformance(hotstuff, { storms: 100 })) it(check.name, () => check.run());
});

describe('seven replicas, a log', () => {
  const options = { nodes: 7, workload: 'log', storms: 100, conditions: { requests: 4 } } as const;
  for (const check of strategyConformance(hotstuff, options)) it(check.name, () => check.run());
});

describe('six replicas, more than 3f + 1', () => {
  for (const check of strategyConformance(hotstuff, { nodes: 6 })) it(check.name, () => check.run());
});
