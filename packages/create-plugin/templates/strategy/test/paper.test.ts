import { createRegistry } from '@dmct/core';
import { simulate } from '@dmct/simulator';
import { unharmed } from '@dmct/testkit';
import { expect, it } from 'vitest';
import { myStrategy } from '../src/index.js';
import { isStrong, maxFaulty, phaseCount } from '../src/rules.js';

// What your paper says comes here: one test a claim, named for it.

it('five bear one traitor, four none', () => {
  expect([1, 4, 5, 8, 9].map(maxFaulty)).toEqual([0, 0, 1, 1, 2]);
});

it('who saw a strong majority was outvoted nowhere', () => {
  for (let nodes = 5; nodes < 40; nodes++) {
    const faults = maxFaulty(nodes);
    for (let votes = 0; votes <= nodes; votes++) {
      // All others heard the same honest voters, so that they count all but f of these votes.
      if (isStrong(votes, nodes, faults)) expect(2 * (votes - faults)).toBeGreaterThan(nodes);
    }
  }
});

it('sends (f + 1)(n + 1)(n - 1) messages', () => {
  const registry = createRegistry({ strategies: [myStrategy], attacks: [unharmed] });
  for (const nodes of [5, 9, 13]) {
    const scenario = { strategy: myStrategy.name, attack: unharmed.name, nodes, traitors: 0, seed: 1 };
    const { messages, verdicts } = simulate(registry, scenario);
    expect(messages.total).toBe(phaseCount(maxFaulty(nodes)) * (nodes + 1) * (nodes - 1));
    expect(verdicts.agreement).toBe('holds');
  }
});
