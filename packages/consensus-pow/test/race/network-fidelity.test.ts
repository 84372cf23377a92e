import { createStream } from '@dmct/core';
import { expect, it } from 'vitest';
import { raceWithDelay } from '../../src/race/delay-race.js';
import { runPow, shareTolerance } from '../support/run.js';

const BLOCKS = 1500;

// The same for double spends, which need the attack plugins, is in packages/catalog/test.
it.each([0.3, 1])(
  'race and network have as many stale blocks: ten miners, a delay of %d intervals',
  (delay) => {
    const { found, miners } = runPow({
      nodes: 10,
      seed: 3,
      params: { retargetBlocks: 1_000_000, confirmations: 10_000, peers: 9 },
      conditions: { fixedDelaySeconds: 600 * delay },
      horizonSeconds: BLOCKS * 600,
    });
    const height = Math.max(...miners.map(({ chain }) => chain.tip.height));
    const race = { miners: 10, delay, attackerShare: 0 };
    const { honestBlocks, honestHeight } = raceWithDelay(race, 500_000, createStream(1, 'fidelity'));
    const expected = 1 - honestHeight / honestBlocks;
    expect(Math.abs(1 - height / found.length - expected)).toBeLessThan(
      shareTolerance(expected, found.length),
    );
  },
);
