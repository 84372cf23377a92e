import { strategyConformance } from '@dmct/testkit';
import { describe, it } from 'vitest';
import { generals } from '../../src/index.js';

describe('OM', () => {
  for (const check of strategyConformance(generals)) it(check.name, () => check.run());
});

describe('SM', () => {
  // In seed 9 the commander is among the traitors: only then has a liar an order that it may sign anew.
  const options = { params: { algorithm: 'sm' }, seeds: [1, 2, 3, 9] };
  for (const check of strategyConformance(generals, options)) it(check.name, () => check.run());
});
