import { isRight } from '@dmct/core';
import { describe, expect, it } from 'vitest';
import { registryWith, run, undisturbed } from '../workbench.js';

describe('section 4.2: the normal case', () => {
  it.each([
    [1, 1],
    [2, 6],
    [3, 15],
    [4, 28],
    [7, 91],
    [10, 190],
    [16, 496],
    [64, 8128],
    [100, 19900],
  ])('%i replicas exchange %i messages a request, replies included', (nodes, messages) => {
    const result = run(undisturbed, { nodes });
    expect(result.messages.total).toBe(messages);
    expect(isRight(result.verdicts)).toBe(true);
  });

  it('the four phases of seven replicas', () => {
    expect(run(undisturbed, { nodes: 7 }).messages.byKind).toEqual({
      request: 0,
      'pre-prepare': 6,
      prepare: 36,
      commit: 42,
      reply: 7,
      'view-change': 0,
      'new-view': 0,
      checkpoint: 0,
      fetch: 0,
      committed: 0,
      stable: 0,
      'fetch-state': 0,
      state: 0,
    });
  });

  it.each([
    [4, 0.1],
    [7, 0.025],
    [10, 2],
  ])('%i replicas: five delays from client to client, four to the replicas (delay %d s)', (nodes, delay) => {
    const result = run(undisturbed, { nodes, conditions: { fixedDelaySeconds: delay } });
    expect(result.clientSeconds?.max).toBe(5 * delay);
    expect(result.finalitySeconds?.mean).toBeCloseTo(4 * delay, 12);
    expect(result.finalitySeconds?.max).toBe(4 * delay);
  });

  it('a log costs as much for each request', () => {
    const result = run(undisturbed, { workload: 'log', conditions: { requests: 12, requestsPerSecond: 40 } });
    expect(result.messages.total).toBe(12 * 28);
    expect(isRight(result.verdicts)).toBe(true);
  });

  it('holds with real Ed25519 signatures', () => {
    const result = run(undisturbed, { params: { signatures: 'ed25519' } });
    expect(isRight(result.verdicts)).toBe(true);
    expect(result.messages.total).toBe(28);
  });
});

describe('section 4.1: the client', () => {
  it('asks all replicas when no reply comes, and the request executes once', () => {
    let lost = 0;
    const registry = registryWith({
      corruption: 'none',
      powers: ['drop-messages'],
      // The first answers of all replicas are lost.
      onPacket: ({ message, to }, { nodes }) =>
        to === nodes && message.kind === 4 && lost++ < 4 ? 'drop' : 'deliver',
    });
    const decides: number[] = [];
    const result = run(registry, {}, (event) => {
      if (event.kind === 'decide') decides.push(event.replica);
    });
    expect(lost).toBeGreaterThan(4);
    expect(decides.sort()).toEqual([0, 1, 2, 3, 4]);
    expect(isRight(result.verdicts)).toBe(true);
    expect(result.messages.byKind['reply']).toBe(8);
    expect(result.messages.byKind['view-change']).toBe(0);
  });

  it('a backup passes a request on to the primary', () => {
    const registry = registryWith({
      corruption: 'none',
      powers: ['drop-messages'],
      // The primary never hears the client itself.
      onPacket: ({ message, from, to }, { nodes }) =>
        from === nodes && to === 0 && message.kind === 0 ? 'drop' : 'deliver',
    });
    const result = run(registry, {});
    expect(isRight(result.verdicts)).toBe(true);
    expect(result.messages.byKind['request']).toBe(3);
    expect(result.messages.byKind['new-view']).toBe(0);
  });
});
