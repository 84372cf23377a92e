import { createStream, type Lab } from '@dmct/core';
import { describe, expect, it } from 'vitest';
import { raceWithDelay } from '../../src/race/delay-race.js';
import { DelayedChain } from '../../src/race/delayed-chain.js';
import { SpreadChain } from '../../src/race/spread-chain.js';
import { a5Gervais, GERVAIS_TABLE } from '../../src/validations/a5-gervais.js';
import {
  medianHandshakeSeconds,
  POOL_SHARES,
  poolDelaysSeconds,
} from '../../src/validations/gervais-network.js';

const lab: Lab = {
  simulate: () => {
    throw new Error('the race needs no simulator');
  },
  stream: (label) => createStream(1, `gervais ${label}`),
  quick: true,
  progress: () => undefined,
};
const INTERVALS = a5Gervais.points.map(({ intervalSeconds }) => intervalSeconds);

describe('a chain with a delay for each pair', () => {
  it('is the chain with one delay where all are equal', () => {
    const one = new DelayedChain(5, 0.7);
    const each = new SpreadChain(Array.from({ length: 5 }, () => Array.from({ length: 5 }, () => 0.7)));
    const stream = createStream(1, 'spread');
    let time = 0;
    for (let block = 0; block < 20_000; block++) {
      time += stream.exponential();
      const miner = stream.integer(5);
      if (each.find(miner, time) !== one.find(miner, time)) throw new Error(`block ${String(block)} differs`);
    }
    expect(each.height).toBe(one.height);
  });
  it('lets the near build on a block before the far know of it', () => {
    const near = 1;
    const far = 9;
    const chain = new SpreadChain([
      [0, near, far],
      [near, 0, far],
      [far, far, 0],
    ]);
    expect(chain.find(0, 10)).toBe(1);
    expect(chain.find(1, 11)).toBe(2);
    expect(chain.find(2, 18)).toBe(1);
    expect(chain.find(2, 20)).toBe(3);
  });
});

describe('Gervais et al. 2016', () => {
  it('the medians are three latencies and a transfer in proportion to the block, which grows with the interval', () => {
    const transfers = INTERVALS.map((each) => GERVAIS_TABLE[each].medianSeconds - medianHandshakeSeconds());
    transfers.forEach((seconds) => {
      expect(seconds).toBeGreaterThan(0);
    });
    // From ten minutes to half a minute the blocks shrink twentyfold, and so does what is left of the medians.
    for (const [index, interval] of INTERVALS.slice(0, 4).entries()) {
      expect(Math.abs((transfers[index] ?? NaN) / interval / 0.023 - 1)).toBeLessThan(0.05);
    }
  });
  it('no way over a third pool is shorter', () => {
    const delays = poolDelaysSeconds(0.82);
    const pools = POOL_SHARES.map((_, pool) => pool);
    const at = (from: number, to: number): number => delays[from]?.[to] ?? NaN;
    const isDirect = pools.every((a) =>
      pools.every((b) => pools.every((c) => at(a, c) <= at(a, b) + at(b, c))),
    );
    expect(isDirect).toBe(true);
  });
  it.each(INTERVALS)('%i s: within a factor of 1.5', async (intervalSeconds) => {
    const { measured } = await a5Gervais.measure({ intervalSeconds }, lab);
    const factor = measured / GERVAIS_TABLE[intervalSeconds].stale;
    expect(factor).toBeGreaterThan(1 / 1.5);
    expect(factor).toBeLessThan(1.5);
  });
  it('planted: pools as far apart as nodes are have 1.57 times the stale blocks at 10 s', () => {
    const race = { miners: 16, shares: POOL_SHARES, delay: 0.1, attackerShare: 0 };
    const { honestBlocks, honestHeight } = raceWithDelay(race, 500_000, lab.stream('planted'));
    const factor = (1 - honestHeight / honestBlocks) / GERVAIS_TABLE[10].stale;
    expect(Math.abs(factor - 1.57)).toBeLessThan(0.03);
  });
});
