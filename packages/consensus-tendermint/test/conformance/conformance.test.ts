import { strategyConformance } from '@dmct/testkit';
import { describe, it } from 'vitest';
import { tendermint } from '../../src/index.js';

describe('four replicas, one order', () => {
  for (const check of strategyConformance(tendermint, { storms: 100 })) it(check.name, () => check.run());
});

describe('seven replicas, a log', () => {
  const options = { nodes: 7, workload: 'log', storms: 100, conditions: { requests: 4 } } as const;
  for (const check of strategyConformance(tendermint, options)) it(check.name, () => check.run());
});

describe('six replicas, more than 3f + 1', () => {
  for (const check of strategyConformance(tendermint, { nodes: 6 })) it(check.name, () => check.run());
});
