import { createBuiltInRegistry } from '@dmct/catalog';
import type { Scenario } from '@dmct/core';
import { simulate } from '@dmct/simulator';
import { describe, expect, it } from 'vitest';
import type { Fork } from '../src/lab/fork.js';
import { traceRun } from '../src/lab/trace-run.js';
import { readFork, writeFork } from '../src/views/messages/fork-codec.js';
import { commonEvents } from '../src/views/messages/model.js';

const registry = createBuiltInRegistry();
const scenario = (strategy: string, attack: string): Scenario => ({
  strategy,
  attack,
  nodes: 7,
  traitors: 2,
  seed: 11,
});

describe('a traced run', () => {
  it.each([
    ['pbft', 'wrong-order'],
    ['pbft', 'partition'],
    ['generals', 'equivocation'],
    ['pow', 'double-spend'],
    ['dmct', 'late-emission'],
  ])('of %s under %s is the run that nobody watched', (strategy, attack) => {
    const one = scenario(strategy, attack);
    expect(traceRun(registry, { scenario: one, fork: null }).result).toEqual(simulate(registry, one));
  });

  it('of a chain shows its blocks', () => {
    const { blocks } = traceRun(registry, { scenario: scenario('pow', 'none'), fork: null });
    expect(blocks.length).toBeGreaterThan(6);
    const ids = new Set(blocks.map(({ id }) => id));
    expect(blocks.filter(({ parent }) => ids.has(parent)).length).toBeGreaterThanOrEqual(blocks.length - 2);
  });
});

describe('a fork', () => {
  const one = scenario('pbft', 'none');
  const before = traceRun(registry, { scenario: one, fork: null });
  const at = before.events.findIndex(
    (event, index) =>
      event.kind === 'deliver' && event.message === 'prepare' && index > 30 && before.packets[index] !== null,
  );
  const key = before.packets[at]!;

  it.each<[string, Fork['fate']]>([
    ['drop', 'drop'],
    ['a delay of 2 s', { laterSeconds: 2 }],
  ])('by %s leaves everything before the message as it was, and changes what follows', (_, fate) => {
    const after = traceRun(registry, { scenario: one, fork: { ...key, fate } });
    const unchanged = before.events.filter((event) => event.at < key.sentAt).length;
    const common = commonEvents(before.events, after.events);
    expect(unchanged).toBeGreaterThan(0);
    expect(common).toBeGreaterThanOrEqual(unchanged);
    expect(common).toBeLessThan(before.events.length);
    expect(after.result.traceHash).not.toBe(before.result.traceHash);
    const arrives = after.events.some(
      (event) =>
        event.kind === 'deliver' &&
        event.from === key.from &&
        event.to === key.to &&
        event.sentAt === key.sentAt &&
        event.message === key.message &&
        event.at === before.events[at]!.at,
    );
    expect(arrives).toBe(false);
  });

  it('of a message that nobody sent changes nothing', () => {
    const after = traceRun(registry, {
      scenario: one,
      fork: { ...key, sentAt: key.sentAt + 1, fate: 'drop' },
    });
    expect(after.result.traceHash).toBe(before.result.traceHash);
  });

  it('goes into a link and back', () => {
    for (const fate of ['drop', { laterSeconds: 0.25 }] as const) {
      expect(readFork(writeFork({ ...key, fate }))).toEqual({ ...key, fate });
    }
    for (const text of ['', '1,2,3', '1,2,3,<b>,0,drop', '-1,2,3,a,0,drop', '1,2,3,a,0,NaN']) {
      expect(readFork(text)).toBeNull();
    }
  });
});
