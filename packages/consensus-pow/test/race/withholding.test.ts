import { createStream } from '@dmct/core';
import { describe, expect, it } from 'vitest';
import { solveWithholding } from '../../src/withholding/optimal.js';
import { playWithholding } from '../../src/race/play-withholding.js';
import { honestMining, type WithholdingPolicy } from '../../src/withholding/policy.js';
import { selfishMining, stubbornMining } from '../../src/withholding/stubborn.js';
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

describe('Nayak et al. 2016', () => {
  const STUBBORN = [
    { lead: true, equalFork: false, trail: 0 },
    { lead: false, equalFork: true, trail: 0 },
    { lead: false, equalFork: false, trail: 1 },
    { lead: true, equalFork: true, trail: 1 },
  ];

  it.each([
    [0.4, 0.9, { lead: true, equalFork: false, trail: 0 }],
    [0.4, 0.9, { lead: false, equalFork: true, trail: 0 }],
  ])('stubbornness can pay: alpha=%d gamma=%d %j', (alpha, gamma, stubbornness) => {
    const gain = revenue(stubbornMining(stubbornness), alpha, gamma) - revenue(selfishMining, alpha, gamma);
    expect(gain).toBeGreaterThan(0.003);
  });

  it.each(STUBBORN)('and never more than the optimum: %j', (stubbornness) => {
    for (const gamma of [0, 0.5, 0.9]) {
      const optimum = solveWithholding(0.4, gamma).relativeRevenue;
      expect(revenue(stubbornMining(stubbornness), 0.4, gamma)).toBeLessThan(optimum + 0.002);
    }
  });
});

describe('random tie-breaking (Eyal and Sirer 2014, section 6)', () => {
  it('takes a late match, and so costs the honest more than it saves: withholding pays from 0.2321 on', () => {
    expect(solveWithholding(0.231, 0.5, 'random').relativeRevenue).toBeCloseTo(0.231, 6);
    expect(solveWithholding(0.234, 0.5, 'random').relativeRevenue).toBeGreaterThan(0.234 + 1e-5);
    const { policy, relativeRevenue } = solveWithholding(0.35, 0.5, 'random');
    const race = { alpha: 0.35, gamma: 0.5, blocks: BLOCKS };
    const played = playWithholding(policy, { ...race, tieBreak: 'random' }, createStream(1, 'random ties'));
    expect(Math.abs(played.relative - relativeRevenue)).toBeLessThan(0.002);
    expect(() => playWithholding(policy, race, createStream(1, 'random ties'))).toThrow('match');
  });
});

describe('the rules of the game', () => {
  it('refuse to publish what was not mined', () => {
    expect(() => revenue(() => 1, 0.3, 0)).toThrow('override');
    expect(() => revenue(() => 2, 0.3, 0)).toThrow('match');
  });
});
