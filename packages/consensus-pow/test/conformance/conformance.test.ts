import { strategyConformance } from '@dmct/testkit';
import { describe, it } from 'vitest';
import { pow } from '../../src/index.js';

describe('proof of work is a strategy', () => {
  for (const check of strategyConformance(pow)) it(check.name, check.run);
});
