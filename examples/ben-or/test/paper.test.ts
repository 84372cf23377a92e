import { createRegistry, isRight } from '@dmct/core';
import { simulate } from '@dmct/simulator';
import { kitAdversaries, strategyConformance, unharmed } from '@dmct/testkit';
import { beforeAll, describe, expect, it } from 'vitest';
import { benOr } from '../src/index.js';
import { isFromSomeHonest, isMajority, maxFaulty, messagesAwaited } from '../src/rules.js';

const registry = createRegistry({ strategies: [benOr], attacks: [unharmed, ...kitAdversaries] });
/** One delay for all, and nothing beside it: a round is exactly two delays long. */
const delaySeconds = 0.1;
const lockstep = { fixedDelaySeconds: delaySeconds, jitterFraction: 0, processingSeconds: 0 };
const run = (options: {
  nodes: number;
  seed: number;
  attack?: string;
  traitors?: number;
  inputs?: string;
}) => {
  const { nodes, seed, attack = unharmed.name, traitors = 0, inputs = 'unanimous' } = options;
  const conditions = { ...lockstep, inputs };
  return simulate(registry, { strategy: benOr.name, attack, nodes, traitors, seed, conditions });
};
const sizes = Array.from({ length: 60 }, (_, index) => index + 1);
const majority = (nodes: number, faults: number): number =>
  sizes.find((votes) => isMajority(votes, nodes, faults)) ?? Infinity;

describe('Ben-Or 1983, protocol B', () => {
  it('bears t faults among n > 5t', () => {
    expect([1, 5, 6, 10, 11, 16].map(maxFaulty)).toEqual([0, 0, 1, 1, 2, 3]);
  });

  it('two majorities share an honest general: at most one value is proposed in a round', () => {
    for (const nodes of sizes.slice(0, 50)) {
      const faults = maxFaulty(nodes);
      expect(2 * majority(nodes, faults) - nodes).toBeGreaterThan(faults);
    }
  });

  it('whoever waits for n - t proposals of which a majority was seen by another adopts that value', () => {
    for (const nodes of sizes.slice(0, 50)) {
      const faults = maxFaulty(nodes);
      const missed = nodes - messagesAwaited(nodes, faults);
      expect(isFromSomeHonest(majority(nodes, faults) - faults - missed, faults)).toBe(true);
    }
  });

  it('generals of one mind see a majority through t lies; with n = 5t they may not', () => {
    for (const nodes of sizes.slice(5, 50)) {
      const truths = (faults: number): number => messagesAwaited(nodes, faults) - faults;
      expect(isMajority(truths(maxFaulty(nodes)), nodes, maxFaulty(nodes))).toBe(true);
      if (nodes % 5 === 0) expect(isMajority(truths(nodes / 5), nodes, nodes / 5)).toBe(false);
    }
  });

  it.each([6, 11, 16])('%i of one mind decide within one round, and halt after a second', (nodes) => {
    const { finalitySeconds, messages } = run({ nodes, seed: 1 });
    // Uplinks take microseconds for their messages.
    expect(finalitySeconds?.max).toBeCloseTo(2 * delaySeconds, 3);
    expect(messages.total).toBe(2 * 2 * nodes * (nodes - 1));
  });

  it.each(['kit-liar', 'kit-random-crash'])('traitors (%s) do not delay those of one mind', (attack) => {
    for (const seed of [1, 2, 3, 4, 5]) {
      const { finalitySeconds, verdicts } = run({ nodes: 11, seed, attack, traitors: 2 });
      expect(isRight(verdicts)).toBe(true);
      expect(finalitySeconds?.max).toBeCloseTo(2 * delaySeconds, 3);
    }
  });

  it('generals of two minds decide all the same: with probability 1, here in each of 100 runs', () => {
    const results = Array.from({ length: 100 }, (_, seed) =>
      run({ nodes: 11, seed, attack: 'kit-two-faced', traitors: 2, inputs: 'split' }),
    );
    expect(results.filter(({ verdicts }) => !isRight(verdicts))).toEqual([]);
    // And some of them needed coins.
    expect(Math.max(...results.map(({ finalitySeconds }) => finalitySeconds?.max ?? 0))).toBeGreaterThan(
      3 * delaySeconds,
    );
  });
});

describe('a planted bug: n = 5t believed to be enough', () => {
  const complaints: string[] = [];
  beforeAll(async () => {
    for (const check of strategyConformance(benOr, { nodes: 5, params: { faultsTolerated: 1 } })) {
      try {
        await check.run();
      } catch (error) {
        complaints.push(`${check.name}: ${String(error)}`);
      }
    }
  });

  it('is caught: one liar makes four of one mind toss coins', () => {
    expect(complaints.some((text) => /^holds under kit-liar: .*validity: /.test(text))).toBe(true);
  });

  it('and whatever else fires is about liars too, never about how the plugin is written', () => {
    expect(complaints.filter((text) => !text.startsWith('holds'))).toEqual([]);
  });
});
