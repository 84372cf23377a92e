import { countsTraitors, fitOf, parseParams } from '@dmct/core';
import { simulate } from '@dmct/simulator';
import { describe, expect, it } from 'vitest';
import { createBuiltInRegistry } from '../src/index.js';

const registry = createBuiltInRegistry();
const idle = registry.attacks.all.filter(
  (attack) => !countsTraitors(attack, parseParams(attack.name, attack.params, {})),
);

/** A run without what only repeats the question. */
function answer(strategy: string, attack: string, traitors: number) {
  const {
    replay,
    traitors: asked,
    ...rest
  } = simulate(registry, {
    strategy,
    attack,
    nodes: 7,
    traitors,
    seed: 3,
  });
  expect(replay).toContain(`--traitors ${String(traitors)}`);
  expect(asked).toBe(traitors);
  return rest;
}

describe('a number of traitors that an attack does not take', () => {
  it('there are such attacks, and others', () => {
    expect(idle.map(({ name }) => name)).toEqual(expect.arrayContaining(['none', 'majority', 'partition']));
    expect(idle.length).toBeLessThan(registry.attacks.all.length / 2);
  });

  it.each(
    idle.flatMap((attack) =>
      ['pbft', 'dmct'].flatMap((name) =>
        fitOf(registry.strategies.get(name), attack).fits ? [[name, attack.name] as const] : [],
      ),
    ),
  )('changes nothing of a run of %s under %s, its trace hash included', (strategy, attack) => {
    expect(answer(strategy, attack, 5)).toEqual(answer(strategy, attack, 0));
  });

  it('an attack that takes it moves', () => {
    expect(answer('pbft', 'silence', 2).traceHash).not.toBe(answer('pbft', 'silence', 1).traceHash);
  });
});
