import { describe, expect, it } from 'vitest';
import { intervals, mean, runPow, shareTolerance } from '../support/run.js';

const NEVER = 1_000_000;

describe('Nakamoto 2008, section 4: proof of work is a Poisson process', () => {
  const BLOCKS = 8000;
  const { found } = runPow({
    nodes: 3,
    params: { retargetBlocks: NEVER, confirmations: 10_000 },
    conditions: { shares: [5, 3, 2], fixedDelaySeconds: 0 },
    horizonSeconds: BLOCKS * 600,
  });
  const gaps = intervals(found.map(({ seconds }) => seconds));

  it('intervals have a mean of ten minutes and a median of 415.89 s', () => {
    expect(Math.abs(found.length - BLOCKS)).toBeLessThan(3.3 * Math.sqrt(BLOCKS));
    const below = gaps.filter((gap) => gap < 415.89).length / gaps.length;
    expect(Math.abs(below - 0.5)).toBeLessThan(shareTolerance(0.5, gaps.length));
  });

  it('intervals are exponential: e^-2 of them are longer than twenty minutes', () => {
    const longer = gaps.filter((gap) => gap > 1200).length / gaps.length;
    const expected = Math.exp(-2);
    expect(Math.abs(longer - expected)).toBeLessThan(shareTolerance(expected, gaps.length));
  });

  it('"one-CPU-one-vote": each finds blocks by its share of the hashrate', () => {
    [0.5, 0.3, 0.2].forEach((share, id) => {
      const own = found.filter(({ miner }) => miner === id).length / found.length;
      expect(Math.abs(own - share)).toBeLessThan(shareTolerance(share, found.length));
    });
  });
});

describe('six confirmations', () => {
  const RUNS = 600;
  const seconds = Array.from({ length: RUNS }, (_, seed) => {
    const { result } = runPow({
      nodes: 2,
      seed,
      params: { watchIntervals: 0 },
      conditions: { fixedDelaySeconds: 0 },
    });
    return result.finalitySeconds?.mean ?? NaN;
  });

  it('take an hour on average', () => {
    expect(Math.abs(mean(seconds) - 3600)).toBeLessThan((3.3 * 600 * Math.sqrt(6)) / Math.sqrt(RUNS));
  });

  it('take more than 105.1 minutes once in twenty', () => {
    const longer = seconds.filter((time) => time > 105.1 * 60).length / RUNS;
    expect(Math.abs(longer - 0.05)).toBeLessThan(shareTolerance(0.05, RUNS));
  });

  it('one confirmation takes ten minutes: the containing block is the first', () => {
    const ones = Array.from({ length: RUNS }, (_, seed) => {
      const { result } = runPow({
        nodes: 2,
        seed,
        params: { watchIntervals: 0, confirmations: 1 },
        conditions: { fixedDelaySeconds: 0 },
      });
      return result.finalitySeconds?.mean ?? NaN;
    });
    expect(Math.abs(mean(ones) - 600)).toBeLessThan((3.3 * 600) / Math.sqrt(RUNS));
  });
});
