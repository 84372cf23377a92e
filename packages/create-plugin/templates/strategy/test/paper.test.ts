import { createRegistry } from '@dmct/core';
import { simulate } from '@dmct/simulator';
import { unharmed } from '@dmct/testkit';
import { describe, expect, it } from 'vitest';
import { myStrategy } from '../src/index.js';
import { isStrong, maxFaulty } from '../src/rules.js';

// What your paper says comes here: one test a claim, named for it, with the numbers that the paper gives. A test that asks
// the code for what it expects of the code can't fail.

const registry = createRegistry({ strategies: [myStrategy], attacks: [unharmed] });
/** A round as long as the one delay of all messages: what takes k rounds takes k seconds. */
const inRounds = { fixedDelaySeconds: 1, delaySecondsMax: 1, jitterFraction: 0, processingSeconds: 0 };
const run = (nodes: number) =>
  simulate(registry, {
    ...{ strategy: myStrategy.name, attack: unharmed.name, nodes, traitors: 0, seed: 1 },
    ...{ params: { marginFactor: 1.01 }, conditions: inRounds },
  });

describe('the phase queen (Berman and Garay 1989)', () => {
  it.each([
    [1, 5],
    [2, 9],
    [3, 13],
    [4, 17],
  ])('bears t = %i traitors among 4t + 1 = %i, and not among one fewer', (traitors, nodes) => {
    expect(maxFaulty(nodes)).toBe(traitors);
    expect(maxFaulty(nodes - 1)).toBe(traitors - 1);
  });

  it.each([
    [5, 1, 4],
    [9, 2, 7],
    [13, 3, 10],
  ])('among %i with %i traitors, n - t = %i votes are strong and one fewer are not', (nodes, t, votes) => {
    expect(isStrong(votes, nodes, t)).toBe(true);
    expect(isStrong(votes - 1, nodes, t)).toBe(false);
  });

  it.each([
    [5, 4],
    [9, 6],
    [13, 8],
  ])('%i decide after 2(t + 1) = %i rounds', (nodes, rounds) => {
    const { finalitySeconds } = run(nodes);
    expect(finalitySeconds?.max).toBeCloseTo(1.01 * rounds, 4);
    expect(finalitySeconds?.p50).toBeCloseTo(1.01 * rounds, 4);
  });

  // t + 1 phases, in each of which all tell all others their vote, and the queen hers.
  it.each([
    [5, 2 * (5 * 4 + 4)],
    [9, 3 * (9 * 8 + 8)],
    [13, 4 * (13 * 12 + 12)],
  ])('%i send %i messages', (nodes, messages) => {
    expect(run(nodes).messages.total).toBe(messages);
  });
});
