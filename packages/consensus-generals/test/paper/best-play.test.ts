import { describe, expect, it } from 'vitest';
import { createStream } from '@dmct/core';
import { sampleBestPlay, searchBestPlay } from '../../src/search/best-play.js';
import { everyPlay, SearchTooLargeError } from '../../src/search/choices.js';

describe('the search goes through all plays', () => {
  it('each sequence of choices once, also where later choices hang on earlier ones', () => {
    const seen: string[] = [];
    const { isFound, plays } = everyPlay((choose) => {
      const first = choose(3);
      seen.push([first, ...(first === 1 ? [choose(2), choose(2)] : [])].join(''));
      return false;
    }, 100);
    expect([isFound, plays]).toEqual([false, 6]);
    expect(seen).toEqual(['0', '100', '101', '110', '111', '2']);
    expect(everyPlay((choose) => choose(9) === 4, 100)).toEqual({ isFound: true, plays: 5 });
    expect(() => everyPlay((choose) => choose(9) === 10, 5)).toThrow(SearchTooLargeError);
  });
});

describe('section 3: the best play against OM(m)', () => {
  it('(3, 1) is broken, by a traitor in either role', () => {
    const { by, isBroken } = searchBestPlay({ algorithm: 'om', nodes: 3, m: 1, traitors: 1 });
    expect(isBroken).toBe(true);
    expect(by).not.toBeNull();
  });

  it('(4, 1) is not, by any of the plays', () => {
    // The commander: 3 answers to 3 lieutenants. Each lieutenant: 3 answers to 2 others, for each of two orders.
    expect(searchBestPlay({ algorithm: 'om', nodes: 4, m: 1, traitors: 1 })).toEqual({
      isBroken: false,
      by: null,
      plays: 27 + 3 * 2 * 9,
    });
  });

  it.each([
    [4, 0, 1],
    [4, 1, 2],
    [5, 1, 2],
    [6, 1, 2],
  ])('OM with n = %i, m = %i is broken by %i', (nodes, m, traitors) => {
    expect(searchBestPlay({ algorithm: 'om', nodes, m, traitors }).isBroken).toBe(true);
  });

  it('OM(1) among five stands one, whatever it says', () => {
    expect(searchBestPlay({ algorithm: 'om', nodes: 5, m: 1, traitors: 1 }).isBroken).toBe(false);
  });
});

describe('random plays, where all are too many', () => {
  const sample = (nodes: number, m: number, traitors: number) =>
    sampleBestPlay({ algorithm: 'om', nodes, m, traitors }, 100, createStream(1, 'plays'));

  it.each([
    [3, 1, 1],
    [5, 2, 2],
    [6, 2, 2],
  ])('OM with n = %i, m = %i is broken by %i', (nodes, m, traitors) => {
    expect(sample(nodes, m, traitors).isBroken).toBe(true);
  });

  it('OM(2) among seven stands two', () => {
    const { isBroken, plays } = sample(7, 2, 2);
    expect(isBroken).toBe(false);
    // 6 pairs with the commander, and 15 without, under either of its orders.
    expect(plays).toBe((6 + 2 * 15) * 100);
  });
});

describe.each(['sm', 'dolev-strong'] as const)('the best play against signed orders (%s)', (algorithm) => {
  it.each([
    [3, 1],
    [4, 1],
    [4, 2],
  ])('n = %i: f + 1 rounds stand %i traitors, f rounds do not', (nodes, traitors) => {
    expect(searchBestPlay({ algorithm, nodes, m: traitors, traitors }).isBroken).toBe(false);
    const short = searchBestPlay({ algorithm, nodes, m: traitors - 1, traitors });
    expect(short.isBroken).toBe(true);
    // Only a lying commander can sign two orders.
    expect(short.by).toContain(0);
  });
});
