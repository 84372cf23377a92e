import {
  createRegistry,
  defineAttack,
  defineStrategy,
  type Adversary,
  type AdversaryContext,
  type Message,
  type Power,
  type Registry,
  type Replica,
  type ReplicaContext,
  type Scenario,
} from '@dmct/core';
import { z } from 'zod';

/** A message of the test protocols: `step` is theirs to use. */
export interface TestMessage extends Message {
  readonly step: number;
}

export function testMessage(step = 0, topic = -1): TestMessage {
  return { kind: 0, topic, bytes: 100, step };
}

/** A registry with one strategy named `test` and one attack named `test-attack`, beside `none`. */
export function registryOf(
  createReplica: (context: ReplicaContext<unknown>) => Partial<Replica<TestMessage>>,
  options: {
    clients?: number;
    medium?: 'messages' | 'waves';
    watchSeconds?: number;
    source?: { replica?: number; client?: boolean };
    attack?: (context: AdversaryContext<unknown, TestMessage>) => Adversary<TestMessage>;
    powers?: readonly Power[];
    corruption?: 'traitors' | 'none' | { share: number };
  } = {},
): Registry {
  const strategy = defineStrategy({
    name: 'test',
    title: 'Test',
    summary: 'A protocol of the tests.',
    citations: [],
    params: z.object({}),
    medium: options.medium ?? 'messages',
    faultModel: { resource: 'replicas', maxFaulty: (nodes) => Math.floor((nodes - 1) / 3) },
    assumptions: [
      'faulty-within-bound',
      'synchrony',
      'partial-synchrony',
      'reliable-links',
      'isotropic-antennas',
    ],
    surfaces: [{ kind: 'messages' }],
    messageKinds: ['step'],
    clients: () => options.clients ?? 0,
    watchSeconds: () => options.watchSeconds ?? Infinity,
    ...(options.source === undefined ? {} : { source: options.source }),
    createReplica: (context): Replica<TestMessage> => ({ snapshot: () => null, ...createReplica(context) }),
  });
  const empty = {
    title: '',
    summary: '',
    citations: [],
    params: z.object({}),
    needs: [],
    breaks: () => [],
    expects: { violates: [], summary: '' },
  };
  const none = defineAttack({
    ...empty,
    name: 'none',
    powers: [],
    corruption: () => 'none',
    createAdversary: () => ({}),
  });
  const attack = defineAttack({
    ...empty,
    name: 'test-attack',
    powers: options.powers ?? [],
    corruption: () => options.corruption ?? 'traitors',
    createAdversary: (context) =>
      (options.attack?.(context as unknown as AdversaryContext<unknown, TestMessage>) ?? {}) as Adversary,
  });
  return createRegistry({ strategies: [strategy], attacks: [none, attack] });
}

/** A scenario of the test strategy. */
export function scenarioOf(overrides: Partial<Scenario> = {}): Scenario {
  return { strategy: 'test', attack: 'none', nodes: 4, traitors: 0, seed: 1, ...overrides };
}

/** All vote at once; whoever has heard everybody decides. */
export function voteOnce(context: ReplicaContext<unknown>): Partial<Replica<TestMessage>> {
  const value = context.valueOf(0);
  const topic = context.votes.topic(0, 0, 0, value);
  return {
    onStart: (out) => {
      out.submit(0, value);
      context.votes.add(topic, context.id, context.id);
      out.broadcast(testMessage(0, topic));
    },
    onMessage: (from, message, out) => {
      if (context.votes.add(message.topic, context.id, from) === context.nodes) out.decide(0, value);
    },
  };
}
