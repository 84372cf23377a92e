import { strategyConformance } from '@dmct/testkit';
import { describe, it } from 'vitest';
import { pos } from '../../src/index.js';

describe('pos conforms', () => {
  const options = { nodes: 4, seeds: [1, 2], params: { keysPerNode: 32 } };
  for (const check of strategyConformance(pos, options)) it(check.name, check.run);
});
