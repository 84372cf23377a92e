import { strategyConformance } from '@dmct/testkit';
import { describe, it } from 'vitest';
import { pos } from '../../src/index.js';

describe('pos conforms', () => {
  const options = {
    nodes: 4,
    seeds: [1, 2],
    params: { keysPerNode: 32 },
    toothless: {
      'kit-liar': "a block holds its client's signed order, and an attestation states no order",
      'kit-fickle': "a block holds its client's signed order, and an attestation states no order",
      'kit-forger': 'blocks and attestations name a digest, in which the order is not to be found',
    },
  };
  for (const check of strategyConformance(pos, options)) it(check.name, check.run);
});
