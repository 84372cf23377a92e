import { isRight } from '@dmct/core';
import { describe, expect, it } from 'vitest';
import { createRequestMessage, KIND, type PbftMessage } from '../../src/messages.js';
import { registryWith, restated, run, type Context, type Lie } from '../workbench.js';

/** Only the client lies: the corrupted primary beside it (they fall together) does its work. */
const lyingClient = (lieOf: (context: Context, id: number) => Lie): ReturnType<typeof registryWith> =>
  registryWith({
    powers: ['own-source'],
    createLie: (context, id) => (id >= context.nodes ? lieOf(context, id) : (message) => message),
  });

/** The client speaks to all at once, as it does when its first try failed. */
const seeds = Array.from({ length: 30 }, (_, seed) => seed);

describe('section 4.1: clients that lie', () => {
  it('two requests under one timestamp: one of them executes, the same everywhere', () => {
    const registry = lyingClient(
      (context, id) => (message, to) =>
        to % 2 === 1 ? restated(context, id, message, context.lie) : message,
    );
    for (const seed of seeds) {
      for (const workload of ['orders', 'log'] as const) {
        const values = new Map<number, Set<string>>();
        const result = run(registry, { traitors: 1, seed, workload }, (event) => {
          if (event.kind !== 'decide' || event.replica >= 4) return;
          values.set(event.instance, (values.get(event.instance) ?? new Set()).add(event.value));
        });
        expect(result.violations).toEqual([]);
        for (const decided of values.values()) expect(decided.size).toBe(1);
      }
    }
  });

  it('two requests under one timestamp, the backups hearing the other: it executes once', () => {
    // The first answers are lost, so that the client asks all; backups hear the lie under the same timestamp.
    const registry = registryWith({
      powers: ['own-source', 'drop-messages'],
      createLie: (context, id) => (message, to) =>
        id >= context.nodes && to > 0 ? restated(context, id, message, context.lie) : message,
      onPacket: ({ message, to }, context) =>
        to === context.nodes && message.kind === KIND.reply && context.now() < 1e9 ? 'drop' : 'deliver',
    });
    for (const seed of seeds) {
      const result = run(registry, { traitors: 1, seed });
      expect(result.violations).toEqual([]);
      expect(isRight(result.verdicts)).toBe(true);
    }
  });

  it('a request that is valid for some only: those who find it so do not depend on the others', () => {
    // To the primary it is well signed, to the backups not; and the other way round.
    const spoilt = (message: PbftMessage): PbftMessage => {
      if (message.kind !== KIND.request || message.request === null) return message;
      const signature = { ...message.request.signature, evidence: 'spoilt' };
      return createRequestMessage({ ...message.request, signature });
    };
    for (const toPrimary of [true, false]) {
      const registry = lyingClient(
        () => (message, to) => ((to === 0) === toPrimary ? message : spoilt(message)),
      );
      for (const seed of seeds) {
        const result = run(registry, { traitors: 1, seed });
        expect(result.violations).toEqual([]);
        expect(isRight(result.verdicts)).toBe(true);
      }
    }
  });

  it('a request whose client speaks for another is not heard', () => {
    const registry = lyingClient(() => (message) => {
      if (message.kind !== KIND.request || message.request === null) return message;
      return createRequestMessage({ ...message.request, client: 3 });
    });
    const result = run(registry, { traitors: 1, horizonSeconds: 20 });
    expect(result.decisions.count).toBe(0);
    expect(result.violations.filter(({ property }) => property !== 'termination')).toEqual([]);
    expect(result.messages.byKind['view-change']).toBe(0);
  });
});
