import { createStream } from '@dmct/core';
import { describe, expect, it } from 'vitest';
import { playWithholding } from '../../src/race/play-withholding.js';
import { solveWithholding } from '../../src/withholding/optimal.js';
import type { WithholdingPolicy } from '../../src/withholding/policy.js';
import { NOT_STUBBORN, selfishMining, stubbornMining } from '../../src/withholding/stubborn.js';
import { mean, runPow } from '../support/run.js';

const NODES = 10;
const BLOCKS = 2000;

interface Outcome {
  readonly share: number;
  readonly gamma: number;
  /** Blocks found, the part of them that the pool found, and blocks of the settled chain. */
  readonly found: number;
  readonly foundShare: number;
  readonly settled: number;
}

/**
 * A pool of some of ten equal miners on a network. Where all are connected to all, news of an honest block is at its
 * peers before the pool's answer: gamma = 0.
 */
function runPool(attack: string, traitors: number, setting: object = {}, peers = NODES - 1): Outcome {
  const { result, miners, found } = runPow({
    attack,
    traitors,
    nodes: NODES,
    attackParams: { ...setting },
    params: { retargetBlocks: 1_000_000, confirmations: 10_000, peers },
    horizonSeconds: BLOCKS * 600,
  });
  const { gamma = NaN, poolShareOfChain = NaN, settledBlocks = NaN } = result.attackMeasures ?? {};
  const isPools = (miner: number | undefined): boolean => result.faulty.includes(miner ?? -1);
  // The pool's own account is the chain of an honest node.
  const honest = miners.find((_, id) => !isPools(id))?.chain;
  let own = 0;
  for (let height = 1; height <= settledBlocks; height++) if (isPools(honest?.at(height)?.block.miner)) own++;
  expect(own / settledBlocks).toBeCloseTo(poolShareOfChain, 12);
  return {
    share: poolShareOfChain,
    gamma,
    found: found.length,
    foundShare: found.filter(({ miner }) => isPools(miner)).length / found.length,
    settled: settledBlocks,
  };
}

/** The network's outcome against as many blocks of the abstract race, at the share and gamma that were seen. */
function expectAsRaced(policy: WithholdingPolicy, { share, gamma, found, foundShare }: Outcome): void {
  const stream = createStream(1, 'fidelity');
  const race = { alpha: foundShare, gamma: Number.isNaN(gamma) ? 0 : gamma, blocks: found };
  const shares = Array.from({ length: 100 }, () => playWithholding(policy, race, stream).relative);
  const expected = mean(shares);
  const deviation = Math.sqrt(mean(shares.map((each) => (each - expected) ** 2)));
  expect(Math.abs(share - expected)).toBeLessThan(3.3 * deviation);
}

describe('one policy, played by nodes on a network and in the abstract race, earns alike', () => {
  it.each([
    ['selfish-mining', {}, 4, selfishMining],
    ['selfish-mining', {}, 2, selfishMining],
    ['selfish-mining', { lead: true }, 4, stubbornMining({ ...NOT_STUBBORN, lead: true })],
    ['selfish-mining', { equalFork: true }, 4, stubbornMining({ ...NOT_STUBBORN, equalFork: true })],
    ['selfish-mining', { trail: 1 }, 4, stubbornMining({ ...NOT_STUBBORN, trail: 1 })],
    ['optimal-selfish-mining', { gamma: 0 }, 4, solveWithholding(0.4, 0).policy],
    ['optimal-selfish-mining', { gamma: 0 }, 3, solveWithholding(0.3, 0).policy],
  ] as const)('%s %j with %i of ten, gamma = 0', (attack, setting, traitors, policy) => {
    const outcome = runPool(attack, traitors, setting);
    expectAsRaced(policy, outcome);
    if (!Number.isNaN(outcome.gamma)) expect(outcome.gamma).toBeLessThan(0.03);
  });

  it('where news takes several hops, some of the honest hear the pool first: gamma is what was seen', () => {
    const outcome = runPool('selfish-mining', 4, {}, 2);
    expect(outcome.gamma).toBeGreaterThan(0.1);
    expect(outcome.gamma).toBeLessThan(1);
    expectAsRaced(selfishMining, outcome);
  });

  it('a planted bug is seen: another policy earns another share', () => {
    const outcome = runPool('selfish-mining', 4);
    expect(() => expectAsRaced(stubbornMining({ ...NOT_STUBBORN, lead: true }), outcome)).toThrow();
  });
});

describe('what withholding is worth', () => {
  it('it pays with four of ten, by waste: found blocks that nobody has', () => {
    const { share, found, settled } = runPool('selfish-mining', 4);
    expect(share).toBeGreaterThan(0.42);
    expect(1 - settled / found).toBeGreaterThan(0.2);
  });
  it('it costs with two of ten', () => {
    expect(runPool('selfish-mining', 2).share).toBeLessThan(0.17);
  });
  it('a pool of nobody makes no stale block and counts nothing', () => {
    const { result, miners, found } = runPow({
      attack: 'selfish-mining',
      conditions: { fixedDelaySeconds: 0 },
    });
    expect(Math.max(...miners.map(({ chain }) => chain.tip.height))).toBe(found.length);
    expect(result.attackMeasures).toBeUndefined();
  });
});
