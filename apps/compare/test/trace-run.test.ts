import { createBuiltInRegistry } from '@dmct/catalog';
import type { Scenario } from '@dmct/core';
import { simulate } from '@dmct/simulator';
import { describe, expect, it } from 'vitest';
import type { Fork, PacketFork, PacketKey, WaveFork, WaveKey } from '../src/lab/fork.js';
import { traceRun } from '../src/lab/trace-run.js';
import { readFork, writeFork } from '../src/views/messages/fork-codec.js';
import { commonEvents, createModel } from '../src/views/messages/model.js';

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
      event.kind === 'deliver' &&
      event.message === 'prepare' &&
      index > 30 &&
      before.forkKeys[index] !== null,
  );
  const key = before.forkKeys[at] as PacketKey;

  it.each<[string, PacketFork['fate']]>([
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
      const fork: Fork = { ...key, fate };
      expect(readFork(writeFork(fork))).toEqual(fork);
    }
    const wave: WaveKey = { of: 'wave', from: 3, occurrence: 1, sentAt: 1_000_000 };
    for (const fate of ['drop', { laterSeconds: 1e-7 }, { shadedFrom: 2 }] as const) {
      expect(readFork(writeFork({ ...wave, fate }))).toEqual({ ...wave, fate });
    }
  });

  it.each([
    ...['', 'zzz', '1,2,3', '1,2,3,<b>,0,drop', '-1,2,3,a,0,drop', '1,2,3,a,0,NaN', '1,2,3,a,0,-1'],
    ...['1,,3,a,0,drop', '1,2,3,a,0,0x10', '1,2,3,a,0,drop,', '1e3,2,3,a,0,drop', '1,2,3,a,0,shade 1'],
    ...[
      'wave',
      'wave,1,2,0',
      'wave,1,2,0,fall',
      'wave,x,2,0,drop',
      'wave,1,2,0,shade',
      'wave,1,2,0,shade -1',
    ],
  ])('is not read from %j', (text) => {
    expect(readFork(text)).toBeNull();
  });
});

describe('a fork of a wave', () => {
  const wavesOf = (strategy: string, attack: string) => {
    const one: Scenario = { ...scenario(strategy, attack), nodes: 6 };
    const before = traceRun(registry, { scenario: one, fork: null });
    const keys = before.forkKeys.filter((key) => key?.of === 'wave');
    return { one, before, keys, faulty: before.result.faulty };
  };
  const decisionsOf = (run: ReturnType<typeof traceRun>) =>
    run.events
      .filter((event) => event.kind === 'decide')
      .map(({ replica, value }) => [replica, value] as const);
  const truthsOf = (run: ReturnType<typeof traceRun>) => createModel(run).truths;
  const emissions = (run: ReturnType<typeof traceRun>, from: number) =>
    run.events.filter((event) => event.kind === 'emit').filter(({ replica }) => replica === from);

  it.each([
    ['dmct', 'none', 'an honest general', false],
    ['dmct-seed', 'none', 'an honest general', false],
    ['dmct', 'late-emission', 'an honest general', false],
    ['dmct', 'late-emission', 'a traitor', true],
    ['dmct', 'wrong-order', 'a traitor', true],
  ] as const)(
    '%s under %s: the wave of %s can be silenced or delayed',
    (strategy, attack, _, isOfTraitor) => {
      const { before, faulty, keys, one } = wavesOf(strategy, attack);
      const key = keys.find(({ from }) => faulty.includes(from) === isOfTraitor)!;
      const at = before.forkKeys.indexOf(key);
      for (const fate of ['drop', { laterSeconds: 0.004 }] as const) {
        const after = traceRun(registry, { scenario: one, fork: { ...key, fate } });
        expect(commonEvents(before.events, after.events)).toBe(at);
        expect(after.result.traceHash).not.toBe(before.result.traceHash);
        const [was, is] = [emissions(before, key.from), emissions(after, key.from)];
        if (fate === 'drop') expect(is.filter(({ start }) => start === was[0]!.start)).toHaveLength(0);
        else expect(is[0]).toMatchObject({ start: was[0]!.start + 4_000_000, value: was[0]!.value });
      }
    },
  );

  it('hides it from one alone: a general that the lie never reaches decides as is true, the others as before', () => {
    // One traitor among three, near enough to be heard louder than the other honest general.
    const one: Scenario = { strategy: 'dmct-seed', attack: 'louder', nodes: 3, traitors: 1, seed: 2 };
    const before = traceRun(registry, { scenario: one, fork: null });
    const [traitor] = before.result.faulty;
    const deceived = decisionsOf(before).filter(
      ([id, value]) => id !== traitor && !truthsOf(before).has(value),
    );
    expect(deceived.length).toBeGreaterThan(1);
    const shadedFrom = deceived[0]![0];
    const key = before.forkKeys.find(
      (each): each is WaveKey => each?.of === 'wave' && each.from === traitor,
    )!;
    const fork: WaveFork = { ...key, fate: { shadedFrom } };
    const after = traceRun(registry, { scenario: one, fork });
    expect(emissions(after, traitor!)).toEqual(emissions(before, traitor!));
    expect(after.result.traceHash).not.toBe(before.result.traceHash);
    for (const [id, value] of decisionsOf(after)) {
      if (id === shadedFrom) expect(truthsOf(after).has(value)).toBe(true);
      else expect(decisionsOf(before)).toContainEqual([id, value]);
    }
  });

  it('of one that nobody emitted changes nothing', () => {
    const { before, keys, one } = wavesOf('dmct', 'none');
    const after = traceRun(registry, { scenario: one, fork: { ...keys[0]!, occurrence: 99, fate: 'drop' } });
    expect(after.events).toEqual(before.events);
  });
});
