import { strategyConformance } from '@dmct/testkit';
import { describe, expect, it, vi } from 'vitest';
import { myStrategy } from '../templates/strategy/src/index.js';
import type * as rulesModule from '../templates/strategy/src/rules.js';

type Rules = typeof rulesModule;

/** Rules in the place of the template's own. */
const changed = vi.hoisted(() => new Map<string, unknown>());
vi.mock('../templates/strategy/src/rules.js', async (original) => {
  const rules = await original<Rules>();
  const rule = (name: string, own: unknown) =>
    ((...args: unknown[]) =>
      ((changed.get(name) ?? own) as (...args: unknown[]) => unknown)(...args)) as unknown;
  return Object.fromEntries(Object.entries(rules).map(([name, own]) => [name, rule(name, own)]));
});

/** What the suite says of the template with other rules: each check that fails. */
async function caughtBy(change: Partial<Rules>, nodes: number): Promise<readonly string[]> {
  changed.clear();
  for (const [name, rule] of Object.entries(change)) changed.set(name, rule);
  const complaining: string[] = [];
  for (const check of strategyConformance(myStrategy, { nodes })) {
    try {
      await check.run();
    } catch {
      complaining.push(check.name);
    }
  }
  return complaining;
}

const SPLIT = 'holds with split inputs';
const STORMS = 'holds in random storms';
const LIES = ['liar', 'two-faced', 'fickle'].map((name) => `holds under kit-${name}`);

/**
 * What a contributor could get wrong of the phase queen, each unsafe within the fault model that the template states, and
 * the checks that must say so at each size, exactly these.
 */
const WEAKENED: readonly (readonly [string, Partial<Rules>, Readonly<Record<number, readonly string[]>>])[] =
  [
    ['a single phase', { phaseCount: () => 1 }, { 5: [SPLIT, STORMS], 9: [SPLIT, STORMS] }],
    // Among nine the two queens that are left must both be traitors: 1 in 36 draws.
    ['a phase too few', { phaseCount: (f) => f }, { 9: [SPLIT] }],
    [
      'a strong majority that any majority is',
      { isStrong: (votes, nodes) => 2 * votes > nodes },
      { 5: [SPLIT, STORMS], 9: [SPLIT, STORMS] },
    ],
    // Among five it is the same four votes.
    [
      'a strong majority that counts half of the lies',
      { isStrong: (votes, nodes, f) => 2 * votes > nodes + f },
      { 9: [SPLIT] },
    ],
    ['no queen who is followed', { isStrong: () => true }, { 5: [SPLIT, STORMS], 9: [SPLIT, STORMS] }],
    ['a queen whom all follow always', { isStrong: () => false }, { 5: [...LIES, SPLIT, STORMS] }],
    ['whoever speaks first as its queen', { isQueen: () => true }, { 5: [SPLIT, STORMS] }],
    [
      'n > 3f believed to be enough',
      { maxFaulty: (n) => Math.floor((n - 1) / 3) },
      { 4: [...LIES, SPLIT, STORMS], 10: [...LIES, SPLIT] },
    ],
  ];

describe.each(WEAKENED)('a phase queen with %s', (_, change, expected) => {
  it.each(Object.keys(expected).map(Number))('is caught among %i, by these checks', async (nodes) => {
    expect(await caughtBy(change, nodes)).toEqual(expected[nodes]);
  });
});

it('with the rules of the paper it passes', async () => {
  expect(await caughtBy({}, 5)).toEqual([]);
});
