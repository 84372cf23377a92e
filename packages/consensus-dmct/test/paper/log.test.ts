import { createRegistry, isRight, type Attack, type RunResult, type TraceEvent } from '@dmct/core';
import { simulate } from '@dmct/simulator';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { dmct } from '../../src/index.js';
import * as rules from '../../src/rules.js';
import {
  ambiguity,
  ambiguousClient,
  consistentLie,
  forkedClient,
  mute,
  none,
  whisper,
} from '../support/field-attacks.js';
import { countRight, run } from '../support/lab.js';
import { LOG, logRuns } from '../support/log-lab.js';

/** A corrupted client asks again for as long as it may: few requests suffice. */
const FEW = { requests: 3, requestsPerSecond: 10_000 };
const FORKED = { traitors: 1, params: { faults: 3, spread: 1 }, conditions: FEW };

const isSafe = ({ verdicts }: RunResult): boolean =>
  [verdicts.agreement, verdicts.validity, verdicts.integrity, verdicts.finality].every(
    (verdict) => verdict === 'holds',
  );

/** What each general decided, in its order. */
function logsOf(seed: number, attack: Attack, traitors: number): string[] {
  const logs = new Map<number, string[]>();
  const onEvent = (event: TraceEvent): void => {
    if (event.kind !== 'decide' || event.replica >= LOG.nodes) return;
    logs.set(event.replica, [...(logs.get(event.replica) ?? []), event.value]);
  };
  const registry = createRegistry({ strategies: [dmct], attacks: [attack] });
  const result = simulate(registry, { ...LOG, traitors, seed, attack: attack.name }, { onEvent });
  return [...logs].filter(([id]) => !result.faulty.includes(id)).map(([, log]) => log.join(' '));
}

describe('a log', () => {
  it.each([1, 2, 4, 7])('of %i generals holds every request', (nodes) => {
    expect(countRight(logRuns(none, 2, { nodes }))).toBe(2);
  });

  it('is the same at all generals, in order, each request once', () => {
    const logs = logsOf(3, consistentLie, 4);
    expect(logs).toHaveLength(6);
    expect(new Set(logs).size).toBe(1);
    expect(logs[0]!.split(' ')).toEqual(Array.from({ length: 12 }, (_, k) => `request-${String(k)}`));
  });

  it.each([consistentLie, mute, ambiguity, whisper])('10 generals, 4 faulty: $name', (attack) => {
    expect(countRight(logRuns(attack, 5, { traitors: 4 }))).toBe(5);
  });

  it('takes at most four frames from a request to its decision, where nobody doubts it', () => {
    // 7,000 km between the ends of the line: a frame is a crossing and some microseconds.
    const scenario = { topology: 'line' as const, nodes: 7, traitors: 3 };
    const conditions = { scaleMetres: 1e6, requests: 5, requestsPerSecond: 20 };
    const [result] = logRuns(consistentLie, 1, { ...scenario, conditions });
    const crossing = 7e6 / 299792458;
    expect(result!.finalitySeconds!.max).toBeLessThan(4.1 * crossing);
    // The payload needs one crossing, proposals another, votes a third.
    expect(result!.finalitySeconds!.p50).toBeGreaterThan(2 * crossing);
  });

  it('ends where nothing is left to say, and a slow workload takes few events', () => {
    const conditions = { requests: 3, requestsPerSecond: 0.001 };
    const result = run(none, { ...LOG, nodes: 4, conditions });
    expect([isRight(result.verdicts), result.endedBecause]).toEqual([true, 'quiet']);
    expect(result.events).toBeLessThan(3000);
  });

  it('takes in what enters faster than a frame can carry: it waits in line', () => {
    const conditions = { requests: 60, requestsPerSecond: 1e6 };
    const result = run(none, { ...LOG, nodes: 4, conditions, params: { batch: 2 } });
    expect([isRight(result.verdicts), result.endedBecause]).toEqual([true, 'quiet']);
    // First come, first served: the last waits about twice as long as one in the middle.
    expect(result.finalitySeconds!.max).toBeLessThan(2.5 * result.finalitySeconds!.p50);
  });

  it('the payload costs time and energy: longer requests wait longer and radiate more', () => {
    const slow = (payloadBytes: number) =>
      run(none, { ...LOG, nodes: 4, params: { payloadBytes, batch: 64 } });
    const [small, large] = [slow(16), slow(400)];
    expect(large.finalitySeconds!.mean).toBeGreaterThan(small.finalitySeconds!.mean + 4e-3);
    const [few, many] = [16, 64].map((symbolTones) => run(none, { ...LOG, params: { symbolTones } }));
    expect(many!.energyJoules.byPart.emission).toBeGreaterThan(few!.energyJoules.byPart.emission);
  });
});

describe('what the client may do', () => {
  it('two requests at once: nobody can tell what was asked, and all agree on nothing', () => {
    const results = logRuns(ambiguousClient, 2, { traitors: 4, conditions: FEW });
    expect(results.every(isSafe)).toBe(true);
  });

  it('two stories by a directional antenna: all agree on nothing', () => {
    const results = logRuns(forkedClient, 2, FORKED);
    expect(results.every(isSafe)).toBe(true);
  });
});

describe('a planted bug', () => {
  afterEach(() => vi.restoreAllMocks());

  it('one proposer in place of n - t: the same client splits the log', () => {
    vi.spyOn(rules, 'isPutToVote').mockImplementation((proposers) => proposers >= 1);
    const results = logRuns(forkedClient, 2, FORKED);
    expect(results.some(({ verdicts }) => verdicts.agreement === 'violated')).toBe(true);
  });
});

describe('bad settings', () => {
  it('what cannot carry a log is refused in one line', () => {
    const asked = (params: object) => () => run(none, { ...LOG, params: { ...params } });
    expect(asked({ receiver: 'energy' })).toThrow(/receiver=causal or array/);
    expect(asked({ coin: 'all' })).toThrow(/coin=king/);
    expect(asked({ symbolTones: 64, bins: 32 })).toThrow(/bins >= symbolTones/);
    expect(asked({ batch: 10_000, payloadBytes: 1000 })).toThrow(/at most 65535/);
  });
});
