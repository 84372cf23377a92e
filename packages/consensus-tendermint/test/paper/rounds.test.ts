import { isRight, type TraceEvent } from '@dmct/core';
import { describe, expect, it } from 'vitest';
import { KIND } from '../../src/messages.js';
import { proposerOf } from '../../src/rules.js';
import { erratic, registryWith, run, seedsOf, twoFaced, undisturbed } from '../workbench.js';

const proposersOf = (scenario: Parameters<typeof run>[1], registry = undisturbed): ReadonlySet<number> => {
  const proposers = new Set<number>();
  run(registry, scenario, (event: TraceEvent) => {
    if (event.kind === 'deliver' && event.message === 'proposal') proposers.add(event.from);
  });
  return proposers;
};

describe('heights, rounds and their proposers', () => {
  it('each replica proposes in turn, by height and round, replica 0 first', () => {
    expect([0, 1, 4].map((height) => proposerOf(height, 0, 4))).toEqual([0, 1, 0]);
    expect([0, 1, 2, 3, 4].map((round) => proposerOf(2, round, 4))).toEqual([2, 3, 0, 1, 2]);
    const conditions = { requests: 8, requestsPerSecond: 20 };
    expect([...proposersOf({ workload: 'log', conditions })].sort()).toEqual([0, 1, 2, 3]);
  });

  it('a silent proposer costs its round', () => {
    const registry = registryWith({ createLie: () => () => null });
    for (const seed of seedsOf([0], 4, 3)) {
      expect(isRight(run(registry, { traitors: 1, seed }).verdicts)).toBe(true);
      expect(proposersOf({ traitors: 1, seed }, registry)).toEqual(new Set([1]));
    }
  });

  it('a proposer of two requests, its client in league, gets at most one decided', () => {
    const registry = registryWith({ powers: ['own-source'], createLie: twoFaced });
    for (const seed of seedsOf([0], 4, 5)) {
      expect(isRight(run(registry, { traitors: 1, seed }).verdicts)).toBe(true);
    }
  });

  it('a proposer that leaves some out: they ask those who know', () => {
    const registry = registryWith({
      createLie: () => (message, to) => (message.kind === KIND.proposal && to === 3 ? null : message),
    });
    for (const seed of seedsOf([0], 4, 3)) {
      const result = run(registry, { traitors: 1, seed });
      expect(isRight(result.verdicts)).toBe(true);
      expect(result.messages.byKind['decided']).toBeGreaterThan(0);
    }
  });

  it('a replica that was down catches up', () => {
    const crashes = [{ replica: 2, atSeconds: 0.3, untilSeconds: 9 }];
    const result = run(undisturbed, {
      workload: 'log',
      conditions: { requests: 6, requestsPerSecond: 5, crashes },
    });
    expect(isRight(result.verdicts)).toBe(true);
    expect(result.messages.byKind['decided']).toBeGreaterThan(0);
  });

  it('f + 1 down at once stop it, and it goes on when they are back', () => {
    const crashes = [1, 2].map((replica) => ({ replica, atSeconds: 0.05, untilSeconds: 25 }));
    const result = run(undisturbed, { conditions: { crashes } });
    expect(isRight(result.verdicts)).toBe(true);
    expect(result.finalitySeconds?.max).toBeGreaterThan(25);
  });

  it('traitors that lie and withhold by a draw, seeds by the hundred', () => {
    const registry = registryWith({ powers: ['own-source'], createLie: erratic });
    for (let seed = 0; seed < 300; seed++) {
      const { verdicts } = run(registry, { traitors: 1, seed });
      expect(isRight(verdicts)).toBe(true);
    }
  });
});
