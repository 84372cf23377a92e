import { partialSynchrony } from '@dmct/testkit';
import { describe, it } from 'vitest';
import { bench } from '../workbench.js';

describe('whatever the network does', () => {
  for (const check of partialSynchrony(bench, { seed: 1999 })) it(check.name, check.run);
});
