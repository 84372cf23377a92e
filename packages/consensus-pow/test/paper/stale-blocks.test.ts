import { describe, expect, it } from 'vitest';
import { runPow } from '../support/run.js';

const DELAYS = [0.05, 0.2, 0.5];
const BLOCKS = 600;

/** Share of found blocks that the best chain lacks, with one constant delay between all miners. */
function staleShare(nodes: number, delayIntervals: number, blocks: number): number {
  const { found, miners } = runPow({
    nodes,
    seed: 7,
    params: { retargetBlocks: 1_000_000, confirmations: 10_000, peers: Math.min(nodes - 1, 125) },
    conditions: { fixedDelaySeconds: 600 * delayIntervals },
    horizonSeconds: blocks * 600,
  });
  const heights = miners.map(({ chain }) => chain.tip.height);
  return 1 - Math.max(...heights) / found.length;
}

describe('blocks that go stale because news travels (Decker and Wattenhofer 2013)', () => {
  it('ten miners, delay of one interval: 0.4477 of the blocks', () => {
    expect(Math.abs(staleShare(10, 1, 3000) / 0.4477 - 1)).toBeLessThan(0.05);
  });

  it('many miners: about x/(1+x) at a delay of x intervals, and more with more delay', () => {
    const shares = DELAYS.map((x) => staleShare(20, x, BLOCKS));
    expect([...shares].sort((a, b) => a - b)).toEqual(shares);
    DELAYS.forEach((x, index) => {
      // Stale blocks come in runs, so the binomial error is widened by half.
      const expected = x / (1 + x);
      const tolerance = 1.5 * 3.3 * Math.sqrt((expected * (1 - expected)) / BLOCKS);
      expect(Math.abs((shares[index] ?? NaN) - expected)).toBeLessThan(tolerance);
    });
  });
});
