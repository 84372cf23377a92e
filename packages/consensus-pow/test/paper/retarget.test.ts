import { describe, expect, it } from 'vitest';
import { difficultyOf } from '../../src/index.js';
import { intervals, mean, runPow } from '../support/run.js';

describe('Nakamoto 2008, section 4: "the difficulty is determined by a moving average"', () => {
  const PERIOD = 100;
  const { found, miners, result } = runPow({
    nodes: 10,
    attack: 'silent',
    traitors: 4,
    seed: 3,
    params: { retargetBlocks: PERIOD, confirmations: 10_000 },
    conditions: { fixedDelaySeconds: 0 },
    horizonSeconds: 9 * PERIOD * 600,
  });
  const gaps = intervals(found.map(({ seconds }) => seconds));
  const miner = miners.find((_, id) => !result.faulty.includes(id));
  const difficultyAt = (height: number): number =>
    difficultyOf(miner?.chain.at(height)?.block.header.bits ?? 0);

  it('while four in ten of the machines are off, blocks take ten sixths as long', () => {
    expect(Math.abs(mean(gaps.slice(0, PERIOD)) - 1000)).toBeLessThan((3.3 * 1000) / Math.sqrt(PERIOD));
  });

  it('the difficulty follows at the end of the period, and not before', () => {
    expect(difficultyAt(PERIOD - 1)).toBe(difficultyAt(0));
    const ratio = difficultyAt(PERIOD) / difficultyAt(0);
    // From the genesis block to block 99: one interval fewer than the period has blocks.
    const measured = gaps.slice(0, PERIOD - 1).reduce((sum, gap) => sum + gap, 0);
    // The rule reads whole seconds from headers, and compact bits round.
    expect(Math.abs(ratio * (measured / (PERIOD * 600)) - 1)).toBeLessThan(1e-4);
  });

  it('and blocks take ten minutes again', () => {
    const later = gaps.slice(PERIOD, 7 * PERIOD);
    expect(later.length).toBe(6 * PERIOD);
    // Each period's difficulty carries the error of the period before it.
    expect(Math.abs(mean(later) - 600)).toBeLessThan((2 * 3.3 * 600) / Math.sqrt(6 * PERIOD));
  });
});
