import { strategyConformance } from '@dmct/testkit';
import { describe, it } from 'vitest';
import { pbft } from '../../src/index.js';

describe('four replicas, one order', () => {
  for (const check of strategyConformance(pbft, { storms: 200 })) it(check.name, () => check.run());
});

describe('seven replicas, a log', () => {
  const options = { nodes: 7, workload: 'log', conditions: { requests: 4 } } as const;
  for (const check of strategyConformance(pbft, options)) it(check.name, () => check.run());
});
