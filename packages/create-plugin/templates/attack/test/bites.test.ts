import { createRegistry } from '@dmct/core';
import { simulate } from '@dmct/simulator';
import { lockedViews } from '@dmct/testkit';
import { expect, it } from 'vitest';
import { myAttack } from '../src/index.js';

const registry = createRegistry({ strategies: [lockedViews], attacks: [myAttack] });
const run = (traitors: number, share: number) =>
  simulate(registry, {
    ...{ strategy: lockedViews.name, attack: myAttack.name, nodes: 4, traitors, seed: 1 },
    attackParams: { share },
  });

it('stops those who need the traitors to make a quorum', () => {
  expect(run(2, 1).verdicts.termination).not.toBe('holds');
});

it('stops nobody within the bound, and never makes the honest disagree', () => {
  expect(run(1, 1).verdicts.termination).toBe('holds');
  expect(run(2, 0.5).verdicts.agreement).toBe('holds');
});

it('does nothing where nobody is left out', () => {
  expect(run(2, 0).verdicts.termination).toBe('holds');
});
