import { createStream } from '@dmct/core';
import { describe, expect, it } from 'vitest';
import { balancedShare, racePrivateChains, raceWithDelay } from '../../src/race/delay-race.js';
import { DelayedChain } from '../../src/race/delayed-chain.js';
import { securityThreshold, staleShare } from '../../src/validations/closed-forms.js';

const MINERS = 1000;

function staleRate(x: number, miners: number, blocks = 1_000_000): number {
  const race = { miners, delay: x, attackerShare: 0 };
  const { honestBlocks, honestHeight } = raceWithDelay(race, blocks, createStream(1, `stale ${String(x)}`));
  return 1 - honestHeight / honestBlocks;
}

it('a block is built upon at once by its finder, and by all others after the delay', () => {
  const chain = new DelayedChain(3, 2);
  expect(chain.find(0, 1)).toBe(1);
  expect(chain.find(0, 1.5)).toBe(2);
  expect(chain.find(1, 2.9)).toBe(1);
  expect(chain.find(1, 3.2)).toBe(2);
  expect(chain.find(2, 3.5)).toBe(3);
  expect(chain.height).toBe(3);
});

it('however many blocks are under way', () => {
  const chain = new DelayedChain(1000, 100);
  const heights = Array.from({ length: 500 }, (_, time) => chain.find(time, time));
  expect(heights).toEqual(heights.map((_, time) => Math.floor(time / 100) + 1));
});

describe('stale blocks (Decker and Wattenhofer 2013)', () => {
  it.each([1 / 60, 0.1, 0.3, 1])('x/(1 + x) for very many miners, x=%d', (x) => {
    expect(Math.abs(staleRate(x, MINERS) / (x / (1 + x)) - 1)).toBeLessThan(0.03);
  });

  it('ten miners and a delay of one interval: 0.4477, played and computed', () => {
    expect(Math.abs(staleRate(1, 10) / 0.4477 - 1)).toBeLessThan(0.005);
    expect(Math.abs(staleShare(1, 10) / 0.4477 - 1)).toBeLessThan(0.005);
  });

  it.each([
    [0.3, 10],
    [0.1, 3],
    [2, 30],
  ])('few miners: x=%d, %i of them', (x, miners) => {
    expect(Math.abs(staleRate(x, miners) / staleShare(x, miners) - 1)).toBeLessThan(0.03);
  });

  it('none without a delay', () => {
    expect(staleRate(0, 10, 10_000)).toBe(0);
  });
});

describe('the security threshold (Dembo et al. 2020)', () => {
  it.each([
    [0.1, 0.487508],
    [0.5, 0.438447],
    [1, 0.381966],
    [2, 0.292893],
  ])('x=%d: chains grow alike at beta=%d', (x, printed) => {
    expect(securityThreshold(x)).toBeCloseTo(printed, 6);
    const share = balancedShare({ miners: MINERS, delay: x }, 200_000, () => createStream(1, 'balance'));
    expect(Math.abs(share - printed)).toBeLessThan(0.01);
  });

  it('without a delay it is one half, and a shorter delay moves it', () => {
    const share = balancedShare({ miners: MINERS, delay: 0 }, 200_000, () => createStream(1, 'balance'));
    expect(share).toBeGreaterThan(0.49);
  });

  describe.each([0.3, 1])('private attack, x=%d', (x) => {
    const success = (offset: number, depth: number): number => {
      const attackerShare = securityThreshold(x) + offset;
      const trials = depth < 100 ? 4000 : 1000;
      const race = { miners: MINERS, delay: x, attackerShare };
      return racePrivateChains(race, depth, trials, createStream(1, 'private')) / trials;
    };
    it('below the threshold success falls with depth', () => {
      expect(success(-0.04, 400)).toBeLessThan(success(-0.04, 10) - 0.1);
      expect(success(-0.04, 400)).toBeLessThan(0.1);
    });
    it('above it success rises with depth', () => {
      expect(success(0.04, 400)).toBeGreaterThan(success(0.04, 10) + 0.1);
      expect(success(0.04, 400)).toBeGreaterThan(0.9);
    });
  });
});
