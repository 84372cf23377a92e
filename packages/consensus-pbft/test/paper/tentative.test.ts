import { isRight } from '@dmct/core';
import { describe, expect, it } from 'vitest';
import { createReply, KIND } from '../../src/messages.js';
import { registryWith, run, twoFaced, undisturbed } from '../workbench.js';

const params = { tentative: true };

describe('section 5.1: tentative execution', () => {
  it.each([
    [4, 0.1],
    [7, 0.025],
    [10, 2],
  ])('%i replicas: four delays from client to client (delay %d s), and as many messages', (nodes, delay) => {
    const result = run(undisturbed, { nodes, params, conditions: { fixedDelaySeconds: delay } });
    expect(result.clientSeconds?.max).toBe(4 * delay);
    expect(result.messages.total).toBe(2 * nodes * nodes - nodes);
    expect(isRight(result.verdicts)).toBe(true);
  });

  it('a replica decides only what committed', () => {
    const registry = registryWith({
      corruption: 'none',
      powers: ['drop-messages'],
      onPacket: ({ message }) => (message.kind === KIND.commit ? 'drop' : 'deliver'),
    });
    const result = run(registry, { params, horizonSeconds: 20 });
    expect(result.decisions.count).toBe(0);
    // The client has its answer all the same: a quorum prepared, so that the request will commit, after whatever.
    expect(result.clientSeconds).not.toBeNull();
  });

  it('f + 1 tentative replies are not enough: one traitor and one replica that was left out of it', () => {
    const registry = registryWith({
      corruption: 'none',
      powers: ['drop-messages'],
      // Two replicas are heard by the client, both tentatively.
      onPacket: ({ from, message, to }, { nodes }) =>
        to === nodes && message.kind === KIND.reply && from > 1 ? 'drop' : 'deliver',
    });
    const result = run(registry, { params });
    // The client asks again, and gets f + 1 final ones.
    expect(result.messages.byKind['reply']).toBeGreaterThan(4);
    expect(isRight(result.verdicts)).toBe(true);
    const planted = registryWith({
      corruption: 'none',
      powers: ['drop-messages'],
      onPacket: ({ from, message, to }, { nodes }) =>
        to === nodes && message.kind === KIND.reply && from > 0 ? 'drop' : 'deliver',
    });
    expect(run(planted, { params, horizonSeconds: 30 }).clientSeconds).toBeNull();
  });

  it('nothing is told of a request that did not prepare, though all before it committed', () => {
    const registry = registryWith({
      corruption: 'none',
      powers: ['drop-messages'],
      onPacket: ({ message }) =>
        message.kind === KIND.prepare && message.sequence === 2 ? 'drop' : 'deliver',
    });
    const answered: number[] = [];
    const conditions = { requests: 2, requestsPerSecond: 1000, fixedDelaySeconds: 0.01 };
    run(registry, { params, workload: 'log', conditions, horizonSeconds: 2 }, (event) => {
      if (event.kind === 'decide' && event.replica === 4) answered.push(event.instance);
    });
    expect(answered).toEqual([0]);
  });

  it('what was executed tentatively in a view that fell executes in the next, under the same order', () => {
    const registry = registryWith({
      corruption: 'none',
      powers: ['drop-messages'],
      onPacket: ({ message }) => (message.kind === KIND.commit && message.view === 0 ? 'drop' : 'deliver'),
    });
    const result = run(registry, { params });
    expect(isRight(result.verdicts)).toBe(true);
    expect(result.messages.byKind['new-view']).toBeGreaterThan(0);
  });

  it('holds under two-faced traitors, and when a traitor calls its lie final', () => {
    const split = registryWith({ powers: ['own-source'], createLie: twoFaced });
    const final = registryWith({
      createLie: (context) => (message) =>
        message.kind === KIND.reply && message.request !== null
          ? createReply(message.view, { ...message.request, value: context.lie }, false)
          : message,
    });
    for (let seed = 0; seed < 60; seed++) {
      for (const registry of [split, final]) {
        const decided: string[] = [];
        const result = run(registry, { traitors: 1, seed, params }, (event) => {
          if (event.kind === 'decide') decided.push(event.value);
        });
        expect(isRight(result.verdicts)).toBe(true);
        // The client is among those who decide; where it is honest, all agree with it.
        if (registry === final) expect(new Set(decided).size).toBe(1);
      }
    }
  });
});
