import { createBuiltInRegistry } from '@dmct/catalog';
import type { Scenario, TraceEvent } from '@dmct/core';
import { simulate } from '@dmct/simulator';
import { describe, expect, it } from 'vitest';

const registry = createBuiltInRegistry();
const names = registry.strategies.all.map(({ name }) => name);
const scenarioOf = (strategy: string, changes: Partial<Scenario> = {}): Scenario => ({
  strategy,
  attack: 'silence',
  nodes: 4,
  traitors: 1,
  seed: 42,
  ...changes,
});

describe.each(names)('%s', (name) => {
  const first = simulate(registry, scenarioOf(name));

  it('gives the same result again, in another registry, and with the trace on', () => {
    expect(simulate(registry, scenarioOf(name))).toEqual(first);
    expect(simulate(createBuiltInRegistry(), scenarioOf(name)).traceHash).toBe(first.traceHash);
    const events: TraceEvent[] = [];
    const traced = simulate(registry, scenarioOf(name), { onEvent: (event) => events.push(event) });
    expect(traced.traceHash).toBe(first.traceHash);
    expect(events.map(({ index }) => index)).toEqual(events.map((_, index) => index));
    const times = events.map(({ at }) => at);
    expect([...times].sort((a, b) => a - b)).toEqual(times);
  });

  it('gives another trace for another seed', () => {
    expect(simulate(registry, scenarioOf(name, { seed: 43 })).traceHash).not.toBe(first.traceHash);
  });

  it('meets the same traitors as every other strategy', () => {
    const traitors = (strategy: string) => simulate(registry, scenarioOf(strategy)).faulty;
    expect(first.faulty).toEqual(traitors('generals'));
  });

  it('is not disturbed by a run of another strategy in between', () => {
    simulate(registry, scenarioOf(names.find((each) => each !== name) ?? 'pbft'));
    expect(simulate(registry, scenarioOf(name)).traceHash).toBe(first.traceHash);
  });
});
