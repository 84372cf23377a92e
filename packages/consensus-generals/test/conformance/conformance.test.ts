import { strategyConformance } from '@dmct/testkit';
import { describe, it } from 'vitest';
import { generals } from '../../src/index.js';

describe('OM', () => {
  for (const check of strategyConformance(generals)) it(check.name, () => check.run());
});

describe('SM', () => {
  for (const check of strategyConformance(generals, { params: { algorithm: 'sm' } }))
    it(check.name, () => check.run());
});
