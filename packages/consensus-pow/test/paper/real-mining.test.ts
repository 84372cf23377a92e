import { describe, expect, it } from 'vitest';
import { blockId, isSolved, meetsTarget, type Block } from '../../src/index.js';
import { mean, runPow } from '../support/run.js';

describe('real mining at a low difficulty', () => {
  const { result, miners } = runPow({
    nodes: 4,
    params: { mining: 'real', realBits: 9, signatures: 'ed25519', watchIntervals: 40 },
  });
  const chain = miners[0]?.chain;
  const blocks: Block[] = [];
  for (let height = 1; height <= (chain?.tip.height ?? 0); height++) {
    const entry = chain?.at(height);
    if (entry !== undefined) blocks.push(entry.block);
  }

  it('decides like the race', () => {
    expect(result.verdicts).toEqual({
      agreement: 'holds',
      validity: 'holds',
      termination: 'holds',
      integrity: 'holds',
      finality: 'holds',
    });
  });

  it("every header's double SHA-256 meets its nBits", () => {
    expect(blocks.length).toBeGreaterThan(20);
    for (const block of blocks) {
      expect(isSolved(block)).toBe(true);
      expect(meetsTarget(blockId(block), block.header.bits)).toBe(true);
    }
  });

  it('takes 2^realBits hashes on average', () => {
    const tried = blocks.map(({ header }) => header.nonce + 1);
    expect(Math.abs(mean(tried) / 512 - 1)).toBeLessThan(3.3 / Math.sqrt(blocks.length));
  });
});
