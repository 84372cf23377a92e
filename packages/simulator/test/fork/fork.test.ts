import { UsageError, type Fork, type Scenario, type TraceEvent } from '@dmct/core';
import { describe, expect, it } from 'vitest';
import { replayCommand, simulate } from '../../src/index.js';
import { registryOf, scenarioOf, testMessage } from '../support/plugins.js';

/** Replica 0 sends 1 three messages that are alike, in one moment, and one more a second later. */
const registry = registryOf(({ id }) => ({
  onStart: (out) => {
    if (id !== 0) return;
    for (let step = 0; step < 3; step++) out.send(1, testMessage(step));
    out.setTimer(1, 1e9);
  },
  onTimer: (_, out) => {
    out.send(1, testMessage(9));
  },
}));
const scenario: Scenario = scenarioOf({ conditions: { jitterFraction: 1 } });
const change: Fork = {
  ...{ of: 'packet', from: 0, to: 1, sentAt: 0, message: 'step', occurrence: 0, fate: 'drop' },
};

function arrivals(forks?: readonly Fork[]) {
  const events: TraceEvent[] = [];
  const result = simulate(
    registry,
    { ...scenario, ...(forks && { forks }) },
    { onEvent: (event) => events.push(event) },
  );
  return { result, times: events.filter(({ kind }) => kind === 'deliver').map(({ at }) => at) };
}

describe('a fork', () => {
  const before = arrivals();

  it('of none is the run without any, to the hash', () => {
    expect(arrivals([]).result).toEqual(before.result);
    expect(before.result.forks).toBeUndefined();
  });

  it.each([0, 1, 2])('takes away the message of that occurrence, and no other: %d', (occurrence) => {
    const { result, times } = arrivals([{ ...change, occurrence }]);
    expect(times).toHaveLength(before.times.length - 1);
    expect(before.times).toEqual(expect.arrayContaining(times));
    expect(result.forks).toEqual([{ change: `0,1,0,step,${String(occurrence)},drop`, isMet: true }]);
    expect(result.assumptionsBroken).toContain('reliable-links');
    expect(result.traceHash).not.toBe(before.result.traceHash);
  });

  it('takes another one for each occurrence', () => {
    const gone = [0, 1, 2].map((occurrence) => {
      const { times } = arrivals([{ ...change, occurrence }]);
      return before.times.find((time) => !times.includes(time));
    });
    expect(new Set(gone).size).toBe(3);
  });

  it('delays by what is asked, after what the network takes', () => {
    const { times } = arrivals([{ ...change, occurrence: 1, fate: { laterSeconds: 0.25 } }]);
    const gone = before.times.filter((time) => !times.includes(time));
    expect(gone).toHaveLength(1);
    expect(times).toContain(gone[0]! + 250_000_000);
  });

  it('delivers a second copy so much after the first: no assumption forbids that', () => {
    const fork: Fork = { ...change, occurrence: 1, fate: { againSeconds: 0.25 } };
    const { result, times } = arrivals([fork]);
    const more = times.filter((time) => !before.times.includes(time));
    expect(times).toHaveLength(before.times.length + 1);
    expect(more).toHaveLength(1);
    expect(before.times).toContain(more[0]! - 250_000_000);
    expect(result.forks).toEqual([{ change: '0,1,0,step,1,again 0.25', isMet: true }]);
    expect(result.assumptionsBroken).toEqual(before.result.assumptionsBroken);
  });

  it('stands around another: each is counted among all that are sent', () => {
    const both = arrivals([change, { ...change, occurrence: 2 }]);
    const [first, last] = [arrivals([change]), arrivals([{ ...change, occurrence: 2 }])];
    expect(both.times).toEqual(first.times.filter((time) => last.times.includes(time)));
    expect(both.result.forks?.map(({ isMet }) => isMet)).toEqual([true, true]);
  });

  it.each<Partial<Fork>>([{ occurrence: 3 }, { sentAt: 1 }, { from: 1 }])(
    'of what is never sent (%j) changes nothing, and says so',
    (other) => {
      const { result } = arrivals([{ ...change, ...other } as Fork]);
      expect(result.forks?.[0]?.isMet).toBe(false);
      expect(result.traceHash).toBe(before.result.traceHash);
    },
  );

  it('is in the command that replays the run', () => {
    const { result } = arrivals([change, { ...change, occurrence: 1, fate: { laterSeconds: 0.5 } }]);
    expect(result.replay).toMatch(/ --fork 0,1,0,step,0,drop --fork 0,1,0,step,1,0\.5$/);
    const shaded: Fork = { of: 'wave', from: 1, sentAt: 5, occurrence: 0, fate: { shadedFrom: 2 } };
    expect(replayCommand({ ...scenario, forks: [shaded] })).toMatch(/ --fork 'wave,1,5,0,shade 2'$/);
  });

  it('that hides a wave from nobody there is refused', () => {
    const shaded: Fork = { of: 'wave', from: 1, sentAt: 5, occurrence: 0, fate: { shadedFrom: 99 } };
    expect(() => arrivals([shaded])).toThrow(/shades a wave from 99, and there are 0 to \d+$/);
  });

  it('that is late keeps both copies of what the adversary doubles, each as late', () => {
    const doubled = registryOf(
      ({ id }) => ({ onStart: (out) => (id === 1 ? out.send(2, testMessage()) : undefined) }),
      {
        powers: ['duplicate-messages'],
        attack: () => ({ onPacket: () => ({ duplicate: 80_000_000 }) }),
      },
    );
    const timesOf = (forks: readonly Fork[]): readonly number[] => {
      const times: number[] = [];
      simulate(doubled, scenarioOf({ attack: 'test-attack', traitors: 1, forks }), {
        onEvent: (event) => event.kind === 'deliver' && times.push(event.at),
      });
      return times.sort((a, b) => a - b);
    };
    const late: Fork = { ...change, from: 1, to: 2, fate: { laterSeconds: 0.25 } };
    const plain = timesOf([]);
    expect(plain).toHaveLength(2);
    expect(timesOf([late])).toEqual(plain.map((time) => time + 250_000_000));
  });

  it('of what is not well formed is refused, wherever it comes from', () => {
    expect(() => arrivals([{ ...change, occurrence: 0.5 }])).toThrow(UsageError);
  });
});
