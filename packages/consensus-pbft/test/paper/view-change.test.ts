import { isRight } from '@dmct/core';
import { describe, expect, it } from 'vitest';
import { KIND } from '../../src/messages.js';
import { registryWith, run, twoFaced } from '../workbench.js';

const seeds = Array.from({ length: 40 }, (_, seed) => seed);

describe('section 4.4: view changes', () => {
  it('a silent primary is replaced, and the request commits', () => {
    const registry = registryWith({ createLie: () => () => null });
    const results = seeds
      .map((seed) => run(registry, { traitors: 1, seed }))
      .filter(({ faulty }) => faulty[0] === 0);
    expect(results.length).toBeGreaterThan(0);
    for (const result of results) {
      expect(isRight(result.verdicts)).toBe(true);
      expect(result.decisions.undecided).toBe(0);
      expect(result.messages.byKind['new-view']).toBe(3);
      expect(result.clientSeconds).not.toBeNull();
    }
  });

  it('three silent primaries in a row are replaced one after the other', () => {
    const registry = registryWith({
      corruption: 'none',
      powers: ['drop-messages'],
      onPacket: ({ from }) => (from < 3 ? 'drop' : 'deliver'),
    });
    const begun = new Set<number>();
    const result = run(registry, { nodes: 10 }, (event) => {
      if (event.kind === 'deliver' && event.message === 'new-view') begun.add(event.from);
    });
    // Replicas 0 to 2 hear everything and are never heard.
    expect(result.verdicts.agreement).toBe('holds');
    expect([...begun]).toEqual([3]);
    expect(result.decisions.undecided).toBe(0);
  });

  it('an equivocating primary is replaced, and the request commits', () => {
    const registry = registryWith({ powers: ['own-source'], createLie: twoFaced });
    for (const seed of seeds) {
      // One traitor: neither of the halves that it tells apart is a quorum with it.
      const result = run(registry, { nodes: 7, traitors: 1, seed });
      expect(isRight(result.verdicts)).toBe(true);
      expect(result.messages.byKind['new-view']).toBeGreaterThan(0);
      expect(result.decisions.undecided).toBe(0);
    }
  });

  it.each([
    [3, 0],
    [10, 3],
  ])(
    'a primary that takes %i delays over its pre-prepare: %i new-views, and the request commits',
    (slow, newViews) => {
      // A backup hears of the request when the client asks all, after six delays and one, and waits for five more.
      const registry = registryWith({
        powers: ['delay-messages'],
        onPacket: ({ delayNanoseconds, from, message }) =>
          from === 0 && message.kind === KIND.prePrepare
            ? { delay: (slow + 1) * delayNanoseconds }
            : 'deliver',
      });
      const results = seeds
        .map((seed) => run(registry, { traitors: 1, seed, conditions: { fixedDelaySeconds: 0.01 } }))
        .filter(({ faulty }) => faulty[0] === 0);
      expect(results.length).toBeGreaterThan(0);
      for (const result of results) {
        expect(isRight(result.verdicts)).toBe(true);
        expect(result.messages.byKind['new-view']).toBe(newViews);
      }
    },
  );

  it('what one replica committed, the next view proposes again', () => {
    // In view 0 commits reach replica 3 alone: it decides, the others can't know, and change the view.
    const registry = registryWith({
      corruption: 'none',
      powers: ['drop-messages'],
      onPacket: ({ message, to }) =>
        message.kind === KIND.commit && message.view === 0 && to !== 3 ? 'drop' : 'deliver',
    });
    const decides: { replica: number; value: string }[] = [];
    const proposals: number[] = [];
    const result = run(registry, { traitors: 0 }, (event) => {
      if (event.kind === 'decide' && event.replica < 4) decides.push(event);
      if (event.kind === 'deliver' && event.message === 'new-view') proposals.push(event.from);
    });
    expect(proposals).toEqual([1, 1, 1]);
    expect(decides.map(({ replica }) => replica)[0]).toBe(3);
    expect(new Set(decides.map(({ value }) => value)).size).toBe(1);
    expect(isRight(result.verdicts)).toBe(true);
  });

  it('a replica that the primary leaves out learns what the others executed', () => {
    // Replica 3 gets no pre-prepare: it sees commits for something that it doesn't have, and asks.
    const registry = registryWith({
      corruption: 'none',
      powers: ['drop-messages'],
      onPacket: ({ message, to }) => (message.kind === KIND.prePrepare && to === 3 ? 'drop' : 'deliver'),
    });
    const result = run(registry, {});
    expect(isRight(result.verdicts)).toBe(true);
    expect(result.messages.byKind['committed']).toBeGreaterThanOrEqual(2);
    expect(result.messages.byKind['new-view']).toBe(0);
  });

  it('patience doubles from view to view', () => {
    // No primary gets anything proposed, so that every view is in vain; when does replica 5 ask for each?
    const asked = new Map<number, number>();
    const registry = registryWith({
      corruption: 'none',
      powers: ['drop-messages'],
      onPacket: ({ message, from, sentNanoseconds }) => {
        const { kind, view } = message;
        if (kind === KIND.viewChange && from === 5 && !asked.has(view))
          asked.set(view, sentNanoseconds / 1e9);
        return kind === KIND.prePrepare || kind === KIND.newView ? 'drop' : 'deliver';
      },
    });
    const result = run(registry, {
      nodes: 7,
      conditions: { fixedDelaySeconds: 0.01 },
      params: { viewChangeTimeoutSeconds: 1, clientTimeoutSeconds: 1 },
    });
    expect(result.decisions.undecided).toBe(7);
    const times = [...asked.values()];
    const waits = times.slice(1, 5).map((at, index) => at - times[index]!);
    // The view-changes themselves take a delay, and whoever is first pulls the others along.
    [1, 2, 4, 8].forEach((seconds, index) => {
      expect(waits[index]).toBeGreaterThanOrEqual(seconds - 0.02);
      expect(waits[index]).toBeLessThanOrEqual(seconds + 0.05);
    });
  });
});
