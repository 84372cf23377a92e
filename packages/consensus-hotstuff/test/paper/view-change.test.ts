import { isRight, type TraceEvent } from '@dmct/core';
import { describe, expect, it } from 'vitest';
import { KIND } from '../../src/messages.js';
import { leaderOf } from '../../src/rules.js';
import { erratic, registryWith, run, seedsOf, twoFaced, undisturbed } from '../workbench.js';

const proposersOf = (scenario: Parameters<typeof run>[1], registry = undisturbed): ReadonlySet<number> => {
  const proposers = new Set<number>();
  run(registry, scenario, (event: TraceEvent) => {
    if (event.kind === 'deliver' && event.message === 'prepare') proposers.add(event.from);
  });
  return proposers;
};

describe('section 4: views and their leaders', () => {
  it('each replica leads in turn, replica 0 first', () => {
    expect([1, 2, 4, 5, 10].map((view) => leaderOf(view, 4))).toEqual([0, 1, 3, 0, 1]);
    const conditions = { requests: 8, requestsPerSecond: 20 };
    expect([...proposersOf({ workload: 'log', conditions })].sort()).toEqual([0, 1, 2, 3]);
  });

  it('a silent leader costs its view, and the request is decided under the next', () => {
    const registry = registryWith({ createLie: () => () => null });
    for (const seed of seedsOf([0], 4, 3)) {
      const result = run(registry, { traitors: 1, seed });
      expect(isRight(result.verdicts)).toBe(true);
      expect(proposersOf({ traitors: 1, seed }, registry)).toEqual(new Set([1]));
    }
  });

  it('a leader that proposes two requests, its client in league, gets neither decided in its view', () => {
    const registry = registryWith({ powers: ['own-source'], createLie: twoFaced });
    for (const seed of seedsOf([0], 4, 5)) {
      const result = run(registry, { traitors: 1, seed });
      expect(isRight(result.verdicts)).toBe(true);
    }
  });

  it('f silent leaders in a row, a log', () => {
    const registry = registryWith({ createLie: () => () => null });
    for (const seed of seedsOf([0, 1], 7)) {
      const result = run(registry, {
        nodes: 7,
        traitors: 2,
        seed,
        workload: 'log',
        conditions: { requests: 5 },
      });
      expect(isRight(result.verdicts)).toBe(true);
    }
  });

  it('a leader that withholds its decide leaves all to decide under the next', () => {
    const registry = registryWith({
      createLie: () => (message) => (message.kind === KIND.decide ? null : message),
    });
    for (const seed of seedsOf([0], 4, 3)) {
      const result = run(registry, { traitors: 1, seed });
      expect(isRight(result.verdicts)).toBe(true);
      expect(proposersOf({ traitors: 1, seed }, registry)).toEqual(new Set([0, 1]));
    }
  });

  it('whoever a leader leaves out of everything is reminded by the next leader', () => {
    const registry = registryWith({ createLie: () => (message, to) => (to === 3 ? null : message) });
    const [seed] = seedsOf([0], 4);
    const client = registryWith({
      powers: ['delay-messages'],
      createLie: () => (message, to) => (to === 3 ? null : message),
      // Nor does the client's request arrive there before all is over.
      onPacket: ({ delayNanoseconds, from, to }, { nodes }) => ({
        delay: from === nodes && to === 3 ? 60e9 : delayNanoseconds,
      }),
    });
    expect(isRight(run(registry, { traitors: 1, seed: seed! }).verdicts)).toBe(true);
    const left = run(client, { traitors: 1, seed: seed!, conditions: { gstSeconds: 90 } });
    expect(isRight(left.verdicts)).toBe(true);
    expect(left.finalitySeconds?.max).toBeLessThan(30);
    expect(left.messages.byKind['branch']).toBeGreaterThan(0);
  });

  it('one that timed out alone while all else was quiet finds back, though the quorum needs it', () => {
    // A client in league tells replica 3 alone of its request first, and all only much later; traitor 0 says nothing.
    const registry = registryWith({
      powers: ['own-source', 'delay-messages'],
      createLie: (context, id) => (message, to) => (id < context.nodes || to === 0 ? null : message),
      onPacket: ({ delayNanoseconds, from, message, to }, context) => {
        const isFirst = from === context.nodes && to === 3;
        const isEarly = !isFirst && context.now() < context.gstNanoseconds;
        const isHeld = isEarly && (message.kind === KIND.request || from === 3);
        return { delay: isHeld ? context.gstNanoseconds - context.now() : delayNanoseconds };
      },
    });
    for (const seed of seedsOf([0], 4, 3)) {
      const result = run(registry, {
        traitors: 1,
        seed,
        conditions: { gstSeconds: 60, fixedDelaySeconds: 0.1 },
      });
      expect(isRight(result.verdicts)).toBe(true);
      expect(result.finalitySeconds?.max).toBeLessThan(80);
    }
  });

  it('a replica that was down catches up', () => {
    const conditions = {
      requests: 6,
      requestsPerSecond: 5,
      crashes: [{ replica: 2, atSeconds: 0.3, untilSeconds: 9 }],
    };
    const result = run(undisturbed, { workload: 'log', conditions });
    expect(isRight(result.verdicts)).toBe(true);
    expect(result.messages.byKind['branch']).toBeGreaterThan(0);
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
      const { agreement, validity, integrity } = run(registry, { traitors: 1, seed }).verdicts;
      expect([agreement, validity, integrity]).toEqual(['holds', 'holds', 'holds']);
    }
  });
});
