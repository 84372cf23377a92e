import { selfishMining } from '@dmct/attacks';
import { pow, type Chain } from '@dmct/consensus-pow';
import { createRegistry, type RunResult } from '@dmct/core';
import { simulate } from '@dmct/simulator';
import { describe, expect, it } from 'vitest';

const NODES = 10;
const BLOCKS = 3000;
const BURIED = 20;

interface Outcome {
  readonly result: RunResult;
  /** The pool's share of the settled chain. */
  readonly share: number;
  readonly stale: number;
}

/** Runs a pool of some of ten equal miners; without delay every tie falls to the honest, gamma = 0. */
function runPool(traitors: number): Outcome {
  const chains: Chain[] = [];
  const watched: typeof pow = {
    ...pow,
    createReplica(context) {
      const replica = pow.createReplica(context);
      if (context.role === 'replica') chains[context.id] = (replica as unknown as { chain: Chain }).chain;
      return replica;
    },
  };
  let found = 0;
  const result = simulate(
    createRegistry({ strategies: [watched], attacks: [selfishMining] }),
    {
      strategy: 'pow',
      attack: 'selfish-mining',
      nodes: NODES,
      traitors,
      seed: 1,
      params: { retargetBlocks: 1_000_000, confirmations: 10_000, peers: NODES - 1 },
      conditions: { fixedDelaySeconds: 0 },
      horizonSeconds: BLOCKS * 600,
    },
    {
      onEvent(event) {
        if (event.kind === 'work') found++;
      },
    },
  );
  const honest = chains.find((_, id) => id < NODES && !result.faulty.includes(id));
  if (honest === undefined) throw new Error('nobody is honest');
  const settled = honest.tip.height - BURIED;
  let pools = 0;
  for (let height = 1; height <= settled; height++) {
    if (result.faulty.includes(honest.at(height)?.block.miner ?? -1)) pools++;
  }
  return { result, share: pools / settled, stale: 1 - honest.tip.height / found };
}

describe('selfish mining (Eyal and Sirer 2014), played by nodes on a network', () => {
  it('pays with four of ten: 0.4837 of the chain', () => {
    const { share, stale } = runPool(4);
    expect(share).toBeGreaterThan(0.42);
    expect(Math.abs(share - 0.4837)).toBeLessThan(0.06);
    expect(stale).toBeGreaterThan(0.2);
  });

  it('costs with two of ten: 0.1297 of the chain', () => {
    const { share } = runPool(2);
    expect(share).toBeLessThan(0.17);
    expect(Math.abs(share - 0.1297)).toBeLessThan(0.03);
  });

  it('a pool of nobody makes no stale block', () => {
    expect(runPool(0).stale).toBe(0);
  });
});
