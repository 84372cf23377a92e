import { createBuiltInRegistry } from '@dmct/catalog';
import type {
  Fork,
  ForkKey,
  Later,
  PacketFork,
  PacketKey,
  Scenario,
  TraceEvent,
  WaveFork,
  WaveKey,
} from '@dmct/core';
import { simulate } from '@dmct/simulator';
import { describe, expect, it } from 'vitest';
import { traceRun } from '../src/lab/trace-run.js';
import { forksProblem, parseForks, writeForks } from '../src/views/messages/forks-text.js';
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
    expect(traceRun(registry, one).result).toEqual(simulate(registry, one));
  });

  it('of a chain shows its blocks', () => {
    const { blocks } = traceRun(registry, scenario('pow', 'none'));
    expect(blocks.length).toBeGreaterThan(6);
    const ids = new Set(blocks.map(({ id }) => id));
    expect(blocks.filter(({ parent }) => ids.has(parent)).length).toBeGreaterThanOrEqual(blocks.length - 2);
  });
});

/** Runs that have messages of every kind that a strategy sends in its usual course. */
const EVERY = registry.strategies.all.map(({ name }) => name);

describe('a fork', () => {
  const small = (strategy: string): Scenario => ({
    strategy,
    attack: 'none',
    nodes: 4,
    traitors: 0,
    seed: 11,
  });
  /** The arrivals of one message: all that could be taken for it. */
  const alike = (events: readonly TraceEvent[], key: PacketKey, at: number): number =>
    events.filter(
      (event) =>
        event.kind === 'deliver' &&
        event.at === at &&
        event.from === key.from &&
        event.to === key.to &&
        event.sentAt === key.sentAt &&
        event.message === key.message,
    ).length;

  /** Messages that arrive and have no key, so that nobody could fork them. */
  const nameless = ({ events, forkKeys }: ReturnType<typeof traceRun>): readonly TraceEvent[] =>
    events.filter(
      (event, index) => event.kind === 'deliver' && event.from !== event.to && forkKeys[index] === null,
    );

  it.each(EVERY)(
    'of any kind of message or wave of %s leaves the trace before it as it was, and not what follows',
    (strategy) => {
      const one = small(strategy);
      const before = traceRun(registry, one);
      const kindOf = (event: TraceEvent): string => (event.kind === 'deliver' ? event.message : event.kind);
      const kinds = new Set(before.events.filter((_, index) => before.forkKeys[index] !== null).map(kindOf));
      expect(kinds.size).toBeGreaterThan(0);
      for (const kind of kinds) {
        const those = before.events.flatMap((event, index) =>
          before.forkKeys[index] !== null && kindOf(event) === kind ? [index] : [],
        );
        // From the middle: others of that kind, and between the same two, came before it.
        const at = those[those.length >> 1]!;
        const [key, event] = [before.forkKeys[at]!, before.events[at]!];
        for (const fate of ['drop', { laterSeconds: 0.125 }] as const) {
          const after = traceRun(registry, { ...one, forks: [{ ...key, fate }] });
          const unchanged = before.events.filter((each) => each.at < key.sentAt).length;
          const common = commonEvents(before.events, after.events);
          expect(after.result.forks?.[0]?.isMet).toBe(true);
          expect(after.events.slice(0, unchanged)).toEqual(before.events.slice(0, unchanged));
          expect(common).toBeGreaterThanOrEqual(unchanged);
          expect(common).toBeLessThanOrEqual(at);
          expect(after.result.traceHash).not.toBe(before.result.traceHash);
          expect(nameless(after)).toEqual([]);
          if (key.of === 'wave') continue;
          expect(alike(after.events, key, event.at)).toBe(alike(before.events, key, event.at) - 1);
          // It comes later, where the run lasts so long.
          const later = event.at + 125_000_000;
          if (fate === 'drop' || after.result.endedSeconds * 1e9 < later) continue;
          expect(alike(after.events, key, later)).toBe(1 + alike(before.events, key, later));
        }
      }
    },
  );

  it('names messages that are alike by which was sent first, whichever comes first, and past lost ones', () => {
    const one: Scenario = {
      ...{ strategy: 'generals', attack: 'silence', nodes: 7, traitors: 2, seed: 3, params: { m: 2 } },
      conditions: { jitterFraction: 2, lossProbability: 0.1 },
    };
    const before = traceRun(registry, one);
    const keys = before.forkKeys.flatMap((key, index) =>
      key?.of === 'packet' && key.occurrence > 0 ? [{ key, event: before.events[index]! }] : [],
    );
    expect(keys.length).toBeGreaterThan(20);
    const turned = keys.filter(({ key }, index) =>
      keys
        .slice(index + 1)
        .some(
          (other) => other.key.occurrence < key.occurrence && alike([other.event], key, other.event.at) > 0,
        ),
    );
    expect(turned.length).toBeGreaterThan(2);
    for (const { event, key } of turned.slice(0, 6)) {
      const after = traceRun(registry, { ...one, forks: [{ ...key, fate: 'drop' }] });
      expect(alike(after.events, key, event.at)).toBe(alike(before.events, key, event.at) - 1);
    }
  });

  it('of a forked run counts in that run', () => {
    const one = small('pbft');
    const fork = (run: ReturnType<typeof traceRun>, wanted: number): Fork => {
      const keys = run.forkKeys.filter((key): key is PacketKey => key?.of === 'packet');
      return { ...keys[wanted]!, fate: 'drop' };
    };
    const first = fork(traceRun(registry, one), 8);
    const once = traceRun(registry, { ...one, forks: [first] });
    const second = fork(once, 12);
    const twice = traceRun(registry, { ...one, forks: [first, second] });
    expect(twice.result.forks?.map(({ isMet }) => isMet)).toEqual([true, true]);
    const common = commonEvents(once.events, twice.events);
    expect(common).toBeGreaterThanOrEqual(once.events.filter(({ at }) => at < second.sentAt).length);
    expect(common).toBeLessThan(once.events.length);
  });

  it.each([
    ['pbft', 'none'],
    ['pbft', 'partition'],
    ['generals', 'equivocation'],
  ])('delays a message of %s under %s again and again, then loses it', (strategy, attack) => {
    const one = scenario(strategy, attack);
    const isPacket = (key: ForkKey | null): key is PacketKey => key?.of === 'packet';
    let run = traceRun(registry, one);
    const keys = run.forkKeys.filter(isPacket);
    const key = keys[keys.length >> 1]!;
    const placeOf = (): number =>
      run.forkKeys.findIndex((each) => JSON.stringify(each) === JSON.stringify(key));
    const first = run.events[placeOf()]!.at;
    const forks: Fork[] = [];
    for (const laterSeconds of [0.001, 0.002, 0.004]) {
      forks.push({ ...run.forkKeys[placeOf()]!, fate: { laterSeconds } });
      run = traceRun(registry, { ...one, forks });
      const delayed = forks.reduce((sum, { fate }) => sum + 1e9 * (fate as Later).laterSeconds, 0);
      expect(run.events[placeOf()]!.at).toBe(first + delayed);
      expect(nameless(run)).toEqual([]);
    }
    forks.push({ ...key, fate: 'drop' });
    run = traceRun(registry, { ...one, forks });
    expect(placeOf()).toBe(-1);
    expect(run.result.forks?.every(({ isMet }) => isMet)).toBe(true);
  });

  it('of a message that nobody sent changes nothing', () => {
    const one = small('pbft');
    const before = traceRun(registry, one);
    const key = before.forkKeys.find((each): each is PacketKey => each?.of === 'packet')!;
    const fork: Fork = { ...key, sentAt: key.sentAt + 1, fate: 'drop' };
    const after = traceRun(registry, { ...one, forks: [fork] });
    expect(after.result.traceHash).toBe(before.result.traceHash);
    expect(after.result.forks?.[0]?.isMet).toBe(false);
  });

  it('goes into a link and back with others; nonsense is told in a line', () => {
    const forks: readonly Fork[] = [
      { of: 'packet', from: 1, to: 2, sentAt: 3, message: 'prepare', occurrence: 0, fate: 'drop' },
      { of: 'wave', from: 3, occurrence: 1, sentAt: 1_000_000, fate: { shadedFrom: 2 } },
    ];
    expect(parseForks(writeForks(forks))).toEqual(forks);
    expect(forksProblem(writeForks(forks))).toBeNull();
    for (const text of ['', 'zzz', ';', '1,2,3,a,0,drop;', Array(17).fill('1,2,3,a,0,drop').join(';')]) {
      expect(forksProblem(text)).toMatch(/^is no changed message or wave: .+$/);
    }
  });
});

describe('a fork of the packets with a traitor’s block', () => {
  const one: Scenario = { ...scenario('pow', 'selfish-mining'), nodes: 4, traitors: 1, seed: 1 };
  const before = traceRun(registry, one);
  const [traitor] = before.result.faulty;
  const last = before.blocks.findLast(({ from }) => from === traitor)!;
  const keys = before.forkKeys.filter(
    (key): key is PacketKey =>
      key?.of === 'packet' && key.from === traitor && key.message === 'block' && key.sentAt === last.publicAt,
  );
  const publicAt = (count: number, fate: PacketFork['fate']): number | null => {
    const forks = keys.slice(0, count).map((key) => ({ ...key, fate }));
    const run = traceRun(registry, { ...one, forks });
    expect(run.result.forks?.every(({ isMet }) => isMet)).toBe(true);
    return run.blocks.find(({ id }) => id === last.id)!.publicAt;
  };

  it('that loses all of them keeps it secret, and one that loses some doesn’t', () => {
    expect(keys.map(({ to }) => to)).toHaveLength(3);
    expect(publicAt(3, 'drop')).toBeNull();
    expect(publicAt(2, 'drop')).toBe(last.publicAt);
  });

  it('that holds all of them back keeps it secret for so long', () => {
    expect(publicAt(3, { laterSeconds: 60 })).toBe(last.publicAt! + 60e9);
    expect(publicAt(2, { laterSeconds: 60 })).toBe(last.publicAt);
  });
});

describe('a fork of a wave', () => {
  const wavesOf = (strategy: string, attack: string) => {
    const one: Scenario = { ...scenario(strategy, attack), nodes: 6 };
    const before = traceRun(registry, one);
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
        const after = traceRun(registry, { ...one, forks: [{ ...key, fate }] });
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
    const before = traceRun(registry, one);
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
    const after = traceRun(registry, { ...one, forks: [fork] });
    expect(emissions(after, traitor!)).toEqual(emissions(before, traitor!));
    expect(after.result.traceHash).not.toBe(before.result.traceHash);
    for (const [id, value] of decisionsOf(after)) {
      if (id === shadedFrom) expect(truthsOf(after).has(value)).toBe(true);
      else expect(decisionsOf(before)).toContainEqual([id, value]);
    }
  });

  it('of one that nobody emitted changes nothing', () => {
    const { before, keys, one } = wavesOf('dmct', 'none');
    const after = traceRun(registry, { ...one, forks: [{ ...keys[0]!, occurrence: 99, fate: 'drop' }] });
    expect(after.events).toEqual(before.events);
  });
});
