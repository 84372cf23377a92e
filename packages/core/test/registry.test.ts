import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createRegistry, defineAttack, defineStrategy, fitOf, type Message, UsageError } from '@dmct/core';

interface Ping extends Message {
  readonly hop: number;
}

const strategy = defineStrategy({
  name: 'ping',
  title: 'Ping',
  summary: 'Sends a ping.',
  citations: [],
  params: z.object({ hops: z.number().int().positive().default(1).describe('how far') }),
  medium: 'messages',
  faultModel: { resource: 'replicas', maxFaulty: (nodes, params) => Math.min(nodes, params.hops) },
  assumptions: [],
  surfaces: [
    { kind: 'messages' },
    { kind: 'values', valueOf: () => null, withValue: (message: Ping) => message },
  ],
  messageKinds: ['ping'],
  createReplica: (context) => ({
    onMessage: (_from, message: Ping, out) => {
      if (message.hop < context.params.hops) out.broadcast({ ...message, hop: message.hop + 1 });
    },
    snapshot: () => null,
  }),
});

const attack = defineAttack({
  name: 'tide',
  title: 'Tide',
  summary: 'Needs a field.',
  citations: [],
  params: z.object({}),
  needs: [['field', 'chain']],
  powers: [],
  breaks: () => [],
  expects: { violates: [], summary: '' },
  createAdversary: () => ({}),
});

describe('createRegistry', () => {
  it('takes plugins of any parameter and message type, and keeps their order', () => {
    const registry = createRegistry({ strategies: [strategy], attacks: [attack] });
    expect(registry.strategies.all.map((plugin) => plugin.name)).toEqual(['ping']);
    expect(registry.strategies.get('ping').params.parse({})).toEqual({ hops: 1 });
  });

  it('refuses two plugins of one name', () => {
    expect(() => createRegistry({ strategies: [strategy] }, { strategies: [strategy] })).toThrow(
      new UsageError('two plugins are both the strategy "ping"'),
    );
  });

  it('names the valid ids and the nearest one for an unknown id', () => {
    const registry = createRegistry({ strategies: [strategy] });
    expect(() => registry.strategies.get('pong')).toThrow(
      'no strategy "pong" (did you mean "ping"?); there are: ping',
    );
    expect(() => registry.strategies.get(undefined as unknown as string)).toThrow(UsageError);
  });

  it('names the member that a plugin from an unchecked config lacks', () => {
    for (const [member, value] of [
      ['medium', 'smoke'],
      ['params', {}],
      ['assumptions', ['faith']],
      ['createReplica', undefined],
    ] as const) {
      const broken = { ...strategy, [member]: value } as unknown as typeof strategy;
      expect(() => createRegistry({ strategies: [broken] })).toThrow(
        new UsageError(`the strategy "ping" has no valid member "${member}" (see the guide to plugins)`),
      );
    }
  });

  it('refuses a bundle of another contract version', () => {
    expect(() => createRegistry({ apiVersion: 99 })).toThrow('contract version 99');
  });

  it('is not changed by what is done to the bundle afterwards', () => {
    const strategies = [strategy];
    const registry = createRegistry({ strategies });
    strategies.pop();
    expect(registry.strategies.has('ping')).toBe(true);
  });
});

describe('fitOf', () => {
  it('says which surface is missing', () => {
    const registry = createRegistry({ strategies: [strategy], attacks: [attack] });
    const fit = fitOf(registry.strategies.get('ping'), registry.attacks.get('tide'));
    expect(fit).toEqual({
      fits: false,
      reason: 'tide needs the surface field or chain, which ping does not have (it has: messages, values)',
    });
  });
  it('refuses an attack on a strategy that it was not written for, surfaces or not', () => {
    const general = defineAttack({ ...attack, needs: ['messages'] });
    expect(fitOf(strategy, general)).toEqual({ fits: true });
    expect(fitOf(strategy, defineAttack({ ...general, strategies: ['ping'] }))).toEqual({ fits: true });
    expect(fitOf(strategy, defineAttack({ ...general, strategies: ['pong'] }))).toEqual({
      fits: false,
      reason: 'tide needs the surface of pong itself, whose messages it speaks; ping has others',
    });
  });
});
