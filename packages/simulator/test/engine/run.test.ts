import { ContractError, type Out, type TraceEvent } from '@dmct/core';
import { simulate } from '@dmct/simulator';
import { describe, expect, it } from 'vitest';
import { registryOf, scenarioOf, testMessage, voteOnce, type TestMessage } from '../support/plugins.js';

const fixed = { fixedDelaySeconds: 0.1 };

describe('the run loop', () => {
  it('delivers after exactly the fixed delay, and decides then', () => {
    const result = simulate(registryOf(voteOnce), scenarioOf({ conditions: fixed }));
    expect(result.finalitySeconds).toEqual({ mean: 0.1, p50: 0.1, p99: 0.1, max: 0.1 });
    expect(result.messages).toMatchObject({ total: 12, bytes: 1200, byKind: { step: 12 } });
    expect(result.endedBecause).toBe('quiet');
  });

  it('hands all recipients of a broadcast one frozen message', () => {
    const seen = new Set<TestMessage>();
    const registry = registryOf(() => ({
      onStart: (out) => {
        if (out.now === 0) out.broadcast(testMessage());
      },
      onMessage: (_from, message) => {
        seen.add(message);
        expect(Object.isFrozen(message)).toBe(true);
      },
    }));
    simulate(registry, scenarioOf());
    expect(seen.size).toBe(4);
  });

  it('restarts a pending timer, and never fires a cancelled one', () => {
    const fired: [number, number][] = [];
    const registry = registryOf((context) =>
      context.id > 0
        ? {}
        : {
            onStart: (out) => {
              out.setTimer(1, 10);
              out.setTimer(2, 20);
              out.setTimer(3, 30);
              out.setTimer(1, 50);
              out.cancelTimer(2);
            },
            onTimer: (id, out) => fired.push([id, out.now]),
          },
    );
    simulate(registry, scenarioOf());
    expect(fired).toEqual([
      [3, 30],
      [1, 50],
    ]);
  });

  it('keeps a timer apart from an earlier setting whose slot it uses again', () => {
    const fired: number[] = [];
    const registry = registryOf((context) =>
      context.id > 0
        ? {}
        : {
            onStart: (out) => {
              out.setTimer(7, 10);
              out.cancelTimer(7);
              out.setTimer(7, 100);
            },
            onTimer: (_id, out) => fired.push(out.now),
          },
    );
    simulate(registry, scenarioOf());
    expect(fired).toEqual([100]);
  });

  it('gives each replica its own clock, skewed by no more than the condition', () => {
    const clocks: number[] = [];
    const registry = registryOf(() => ({ onStart: (out) => void clocks.push(out.now) }));
    simulate(registry, scenarioOf({ nodes: 50, conditions: { clockSkewSeconds: 0.001 } }));
    expect(new Set(clocks).size).toBeGreaterThan(40);
    expect(Math.max(...clocks.map(Math.abs))).toBeLessThanOrEqual(1e6);
  });

  it('draws races by share: twice the share wins twice as often', () => {
    const wins = [0, 0, 0];
    const registry = registryOf((context) => ({
      onStart: (out) => out.work(0, 1),
      onWork: (_tag, out) => {
        wins[context.id] = (wins[context.id] ?? 0) + 1;
        out.work(0, 1);
      },
    }));
    const scenario = scenarioOf({ nodes: 3, horizonSeconds: 4000, conditions: { shares: [1, 1, 2] } });
    const { endedBecause } = simulate(registry, scenario);
    expect(endedBecause).toBe('horizon');
    const total = wins.reduce((sum, count) => sum + count, 0);
    // Poisson with mean 4000: 3.3 standard deviations.
    expect(Math.abs(total - 4000)).toBeLessThan(3.3 * Math.sqrt(4000));
    expect(Math.abs((wins[2] ?? 0) / total - 0.5)).toBeLessThan(3.3 * Math.sqrt(0.25 / total));
  });

  it('replaces a job when work is called again, and stops it at an infinite effort', () => {
    const tags: number[] = [];
    const registry = registryOf(() => ({
      onStart: (out) => {
        out.work(1, 1);
        out.work(2, 1);
      },
      onWork: (tag, out) => {
        tags.push(tag);
        out.work(3, 1);
        out.work(4, Infinity);
      },
    }));
    const { endedBecause } = simulate(registry, scenarioOf({ nodes: 1, horizonSeconds: 1000 }));
    expect(tags).toEqual([2]);
    expect(endedBecause).toBe('quiet');
  });

  it('ends after the watch that follows the last honest decision', () => {
    const registry = registryOf(
      () => ({
        onStart: (out) => {
          out.decide(0, 'attack');
          out.setTimer(0, 1e9);
        },
        onTimer: (_id, out) => out.setTimer(0, 1e9),
      }),
      { watchSeconds: 5 },
    );
    const result = simulate(registry, scenarioOf());
    expect(result.endedBecause).toBe('settled');
    expect(result.endedSeconds).toBe(5);
  });

  it('loses what reaches a replica that is down, and wakes it without its timers', () => {
    const heard: string[] = [];
    const registry = registryOf((context) => ({
      onStart: (out) => {
        out.setTimer(0, context.id === 1 ? 3e8 : 1e8);
      },
      onTimer: (_id, out: Out<TestMessage>) => {
        if (context.id === 1) heard.push('timer');
        else if (context.id === 0) out.send(1, testMessage());
      },
      onMessage: () => void heard.push('message'),
      onRecover: (out) => heard.push(`recovered at ${String(out.now / 1e9)}`),
    }));
    const events: TraceEvent[] = [];
    const crashes = [{ replica: 1, atSeconds: 0.15, untilSeconds: 0.5 }];
    simulate(registry, scenarioOf({ conditions: { ...fixed, crashes } }), {
      onEvent: (event) => void events.push(event),
    });
    expect(heard).toEqual(['recovered at 0.5']);
    expect(events.find((event) => event.kind === 'drop')).toMatchObject({ from: 0, to: 1, cause: 'crashed' });
  });

  it('numbers the events of the trace without gaps, in time order', () => {
    const events: TraceEvent[] = [];
    simulate(registryOf(voteOnce), scenarioOf(), { onEvent: (event) => void events.push(event) });
    expect(events.map((event) => event.index)).toEqual(events.map((_, index) => index));
    expect(events.filter((event) => event.kind === 'decide')).toHaveLength(4);
    for (let i = 1; i < events.length; i++) {
      expect((events[i] as TraceEvent).at).toBeGreaterThanOrEqual((events[i - 1] as TraceEvent).at);
    }
  });

  it('names the contract that a replica breaks', () => {
    const broken: [string, (out: Out<TestMessage>) => void][] = [
      ['unknown kind', (out) => out.broadcast({ ...testMessage(), kind: 9 })],
      ["who doesn't exist", (out) => out.send(99, testMessage())],
      ["who doesn't exist", (out) => out.multicast(testMessage(), [0, 99])],
      ['timer with the id', (out) => out.setTimer(-1, 5)],
      ["can't be", (out) => out.setTimer(0, NaN)],
      ["can't be", (out) => out.setTimer(0, -5)],
      ['effort', (out) => out.work(0, NaN)],
      [
        'medium is messages',
        (out) => out.observe({ tag: 0, startNanoseconds: 0, durationNanoseconds: 1, carrierHz: 1 }),
      ],
    ];
    for (const [message, act] of broken) {
      const registry = registryOf(() => ({ onStart: act }));
      expect(() => simulate(registry, scenarioOf())).toThrow(ContractError);
      expect(() => simulate(registry, scenarioOf())).toThrow(message);
    }
  });
});

describe('determinism', () => {
  it('gives one scenario one trace hash, with and without a listener', () => {
    const registry = registryOf(voteOnce);
    const { traceHash } = simulate(registry, scenarioOf());
    expect(simulate(registry, scenarioOf()).traceHash).toBe(traceHash);
    expect(simulate(registry, scenarioOf(), { onEvent: () => undefined }).traceHash).toBe(traceHash);
    expect(simulate(registry, scenarioOf({ seed: 2 })).traceHash).not.toBe(traceHash);
  });

  it('moves no delay when one more message is drawn elsewhere', () => {
    // Common random numbers: replica 0's random draws must not shift the others' network.
    const arrivals = (extra: boolean): number[] => {
      const at: number[] = [];
      const registry = registryOf((context) => ({
        onStart: (out) => {
          if (extra && context.id === 0) context.stream('extra').uniform();
          out.broadcast(testMessage());
        },
        onMessage: (_from, _message, out) => void at.push(out.now),
      }));
      simulate(registry, scenarioOf());
      return at;
    };
    expect(arrivals(true)).toEqual(arrivals(false));
  });
});
