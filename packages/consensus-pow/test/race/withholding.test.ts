import { createStream } from '@dmct/core';
import { describe, expect, it } from 'vitest';
import { solveWithholding } from '../../src/race/optimal-withholding.js';
import {
  honestMining,
  playWithholding,
  selfishMining,
  type WithholdingPolicy,
} from '../../src/race/withholding.js';
import { selfishRevenue } from '../../src/validations/closed-forms.js';

const BLOCKS = 4_000_000;

function revenue(policy: WithholdingPolicy, alpha: number, gamma: number): number {
  const stream = createStream(1, `withholding ${String(alpha)} ${String(gamma)}`);
  return playWithholding(policy, { alpha, gamma, blocks: BLOCKS }, stream).relative;
}

describe('Eyal and Sirer 2014', () => {
  it.each([
    [0.25, 0, 0.195122],
    [0.3, 0, 0.273126],
    [0.4, 0, 0.483721],
    [0.25, 0.5, 0.25],
    [0.4, 0.5, 0.525581],
    [0.2, 1, 0.235165],
  ])('equation 8 at alpha=%d gamma=%d, played and computed', (alpha, gamma, printed) => {
    expect(selfishRevenue(alpha, gamma)).toBeCloseTo(printed, 6);
    expect(Math.abs(revenue(selfishMining, alpha, gamma) - printed)).toBeLessThan(0.002);
  });

  it.each([0, 0.5])('selfish mining pays from (1 - gamma)/(3 - 2 gamma) on, gamma=%d', (gamma) => {
    const threshold = (1 - gamma) / (3 - 2 * gamma);
    expect(revenue(selfishMining, threshold - 0.02, gamma)).toBeLessThan(threshold - 0.02);
    expect(revenue(selfishMining, threshold + 0.02, gamma)).toBeGreaterThan(threshold + 0.02);
  });

  it('honest mining earns its share and wastes nothing', () => {
    const stream = createStream(1, 'honest');
    const { relative, stale } = playWithholding(
      honestMining,
      { alpha: 0.3, gamma: 0.5, blocks: BLOCKS },
      stream,
    );
    expect(Math.abs(relative - 0.3)).toBeLessThan(3.3 * Math.sqrt((0.3 * 0.7) / BLOCKS));
    expect(stale).toBeLessThanOrEqual(1);
  });
});

describe('Sapirshtein, Sompolinsky and Zohar 2016', () => {
  it.each([
    [0.35, 0.37077],
    [0.4, 0.48866],
    [0.45, 0.66879],
  ])('table 1, gamma=0, alpha=%d: the process promises it, and its policy earns it', (alpha, printed) => {
    const { relativeRevenue, policy } = solveWithholding(alpha, 0);
    expect(Math.abs(relativeRevenue - printed)).toBeLessThan(0.0003);
    expect(Math.abs(revenue(policy, alpha, 0) - printed)).toBeLessThan(0.002);
    expect(relativeRevenue).toBeGreaterThan(selfishRevenue(alpha, 0) + 0.001);
  });

  it.each([
    [0, 0.32942],
    [0.5, 0.25],
  ])('withholding pays from alpha on, gamma=%d alpha=%d', (gamma, threshold) => {
    const below = threshold - 0.001;
    const above = threshold + 0.002;
    expect(solveWithholding(below, gamma).relativeRevenue).toBeCloseTo(below, 6);
    expect(solveWithholding(above, gamma).relativeRevenue).toBeGreaterThan(above + 1e-5);
  });

  it('with gamma=1 every tie is won: alpha/(1 - alpha)', () => {
    expect(solveWithholding(0.4, 1).relativeRevenue).toBeCloseTo(0.4 / 0.6, 5);
  });
});

describe('the rules of the game', () => {
  it('refuse to publish what was not mined', () => {
    expect(() => revenue(() => 1, 0.3, 0)).toThrow('override');
    expect(() => revenue(() => 2, 0.3, 0)).toThrow('match');
  });
});
