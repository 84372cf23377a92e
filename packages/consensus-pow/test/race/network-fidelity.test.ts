import { createRegistry, createStream, parseParams, UsageError, type Lab } from '@dmct/core';
import { simulate } from '@dmct/simulator';
import { describe, expect, it } from 'vitest';
import { privateChain } from '../../src/attacks/private-chain.js';
import { powValidations } from '../../src/index.js';
import { racePrivateChains, raceWithDelay } from '../../src/race/delay-race.js';
import { playPrivateChains, playSelfishMining } from '../../src/validations/network-play.js';
import {
  securityThreshold,
  securityThresholdOf,
  selfishRevenue,
} from '../../src/validations/closed-forms.js';
import { estimateRatio } from '../../src/validations/ratio.js';
import { powRegistry, shareTolerance } from '../support/run.js';

const { attacks, strategies } = powRegistry;
const registry = createRegistry(
  { attacks: attacks.all, strategies: strategies.all },
  { attacks: [privateChain] },
);
const lab: Lab = {
  simulate: (scenario) => simulate(registry, scenario),
  stream: (label) => createStream(1, `fidelity ${label}`),
  quick: true,
  progress: () => undefined,
};

// The same for double spends, which need the attack plugins, is in packages/catalog/test.
describe('race and network have as many stale blocks (A5)', () => {
  const BLOCKS = 1500;
  const raced = (delay: number): number => {
    const race = { miners: 10, delay, attackerShare: 0 };
    const { honestBlocks, honestHeight } = raceWithDelay(race, 500_000, createStream(1, 'fidelity'));
    return 1 - honestHeight / honestBlocks;
  };
  it.each([0.3, 1])('ten miners, a delay of %d intervals; a delay twice as long is seen', (delay) => {
    const network = { miners: 10, delay, attackerShare: 0, depth: 6 };
    const { honestBlocks, honestHeight } = playPrivateChains(network, BLOCKS, 3, lab);
    const played = 1 - honestHeight / honestBlocks;
    const expected = raced(delay);
    const tolerance = shareTolerance(expected, honestBlocks);
    expect(Math.abs(played - expected)).toBeLessThan(tolerance);
    expect(Math.abs(played - raced(2 * delay))).toBeGreaterThan(tolerance);
  });
});

describe('race and network win as many private attacks (A6)', () => {
  const DEPTH = 4;
  const raced = (attackerShare: number): number => {
    const race = { miners: 8, delay: 1, attackerShare };
    return racePrivateChains(race, DEPTH, 50_000, createStream(1, 'private')) / 50_000;
  };
  it('at a share of 0.35; one of 0.25 is seen', () => {
    const network = { miners: 8, delay: 1, attackerShare: 0.35, depth: DEPTH };
    const { races, racesWon } = playPrivateChains(network, 2500, 5, lab);
    const expected = raced(0.35);
    const tolerance = shareTolerance(expected, races);
    expect(tolerance).toBeLessThan(0.12);
    expect(Math.abs(racesWon / races - expected)).toBeLessThan(tolerance);
    expect(Math.abs(racesWon / races - raced(0.25))).toBeGreaterThan(tolerance);
  });
  it.each([0.1, 0.5, 1, 2])('the threshold of very many miners is the closed form, x=%d', (x) => {
    expect(securityThresholdOf(x, 1000)).toBeCloseTo(securityThreshold(x), 12);
    expect(securityThresholdOf(x, 16)).toBeGreaterThan(securityThreshold(x));
  });
});

it('the network earns a selfish miner what the papers say (A3), and not what another share earns', () => {
  const { ratio, error } = estimateRatio(playSelfishMining(0.4, { runs: 16, blocks: 500 }, lab));
  expect(error).toBeLessThan(0.02);
  expect(Math.abs(ratio - selfishRevenue(0.4, 0))).toBeLessThan(3.3 * error);
  expect(Math.abs(ratio - selfishRevenue(0.33, 0))).toBeGreaterThan(3.3 * error);
});

describe('where a network is no use, one line says so', () => {
  it.each([
    ['A2', { q: 0.1, n: 6 }],
    ['A2', { q: 0.45, n: 1 }],
    ['A3', { alpha: 0.4, gamma: 0.5 }],
    ['A3', { alpha: 0.48, gamma: 0 }],
    ['A5', { x: 1 }],
    ['A5', { x: 0.01, miners: 10 }],
    ['A6', { x: 5 }],
  ])('%s %j', (id, raw) => {
    const row = powValidations.find((each) => each.id === id);
    const parse = (fidelity: string): unknown =>
      parseParams(`row ${id}`, row?.params as never, { ...raw, fidelity });
    expect(() => parse('network')).toThrow(UsageError);
    expect(() => parse('network')).toThrow(/^parameter "fidelity" of row .+network.+\(given: "network"\)$/);
    expect(() => parse('race')).not.toThrow();
  });
});
