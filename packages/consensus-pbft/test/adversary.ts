import {
  createRegistry,
  defineAttack,
  type AdversaryContext,
  type Fate,
  type Packet,
  type Power,
  type Registry,
  type Replica,
  type Out,
  type RunResult,
  type Scenario,
  type TraceEvent,
} from '@dmct/core';
import { simulate } from '@dmct/simulator';
import { z } from 'zod';
import { pbft } from '../src/index.js';
import type { PbftMessage } from '../src/messages.js';
import { surfaces } from '../src/surfaces.js';

export type Context = AdversaryContext<unknown, PbftMessage>;

/** What a traitor does with one message to one recipient: another message, the same, or none. */
export type Lie = (message: PbftMessage, to: number) => PbftMessage | null;

interface Behaviour {
  readonly powers?: readonly Power[];
  readonly corruption?: 'none';
  readonly createLie?: (context: Context, id: number) => Lie;
  readonly onPacket?: (packet: Packet<PbftMessage>, context: Context) => Fate;
}

/** A registry with `pbft` and one attack, `test`, that behaves as the test says. */
export function registryWith(behaviour: Behaviour): Registry {
  const { corruption, createLie, onPacket, powers } = behaviour;
  const attack = defineAttack({
    name: 'test',
    title: 'Test',
    summary: 'Behaves as the test says.',
    citations: [],
    params: z.object({}),
    needs: ['messages'],
    powers: powers ?? [],
    breaks: () => [],
    expects: { violates: [], summary: '' },
    ...(corruption === undefined ? {} : { corruption: () => corruption }),
    createAdversary: (generic) => {
      const context = generic as unknown as Context;
      return {
        corrupt: (replica, id) =>
          createLie === undefined ? replica : wrap(replica, id, context, createLie(context, id)),
        ...(onPacket === undefined
          ? {}
          : { onPacket: (packet) => onPacket(packet as unknown as Packet<PbftMessage>, context) }),
      };
    },
  });
  return createRegistry({ strategies: [pbft], attacks: [attack] });
}

/** Nobody is corrupted, nothing is disturbed. */
export const undisturbed = registryWith({ corruption: 'none' });

export function run(
  registry: Registry,
  scenario: Partial<Scenario>,
  onEvent?: (event: TraceEvent) => void,
): RunResult {
  return simulate(
    registry,
    { strategy: 'pbft', attack: 'test', nodes: 4, traitors: 0, seed: 1, ...scenario },
    onEvent === undefined ? {} : { onEvent },
  );
}

/** The message for another value, as the corrupted sender makes it with the corrupted clients' help. */
export function restated(context: Context, id: number, message: PbftMessage, value: string): PbftMessage {
  const values = surfaces.find((surface) => surface.kind === 'values')!;
  const hands = [...context.faulty.filter((other) => other >= context.nodes && other !== id), id];
  return hands.reduce((made, hand) => values.withValue(made, value, context.cryptoOf(hand)) ?? made, message);
}

/** Tells every other honest replica the lie, in all that states a value; fellow traitors hear the truth. */
export const twoFaced = (context: Context, id: number): Lie => {
  const deceived = new Set(context.honest.filter((_, index) => index % 2 === 1));
  return (message, to) => (deceived.has(to) ? restated(context, id, message, context.lie) : message);
};

/** Each message to each honest replica: as it is, for the lie, or withheld, by a draw. */
export const erratic = (context: Context, id: number): Lie => {
  const rng = context.stream(`erratic ${String(id)}`);
  return (message, to) => {
    if (context.isFaulty(to)) return message;
    const draw = rng.integer(5);
    return draw === 4 ? null : draw % 2 === 0 ? message : restated(context, id, message, context.lie);
  };
};

function wrap(inner: Replica, id: number, context: Context, lie: Lie): Replica {
  const over = (out: Out): Out => {
    const tell = (message: PbftMessage, to: number): void => {
      const told = lie(message, to);
      if (told !== null) out.send(to, told);
    };
    return {
      now: out.now,
      send: (to, message) => tell(message as PbftMessage, to),
      broadcast: (message) => {
        for (let to = 0; to < context.nodes; to++) if (to !== id) tell(message as PbftMessage, to);
      },
      multicast: (message, group) => group.forEach((to) => tell(message as PbftMessage, to)),
      setTimer: (timer, delay) => out.setTimer(timer, delay),
      cancelTimer: (timer) => out.cancelTimer(timer),
      submit: (instance, value) => out.submit(instance, value),
      decide: (instance, value) => out.decide(instance, value),
      emit: () => undefined,
      observe: () => undefined,
      work: () => undefined,
      retract: () => undefined,
    };
  };
  return {
    onStart: (out) => inner.onStart?.(over(out)),
    onMessage: (from, message, out) => inner.onMessage?.(from, message, over(out)),
    onTimer: (timer, out) => inner.onTimer?.(timer, over(out)),
    snapshot: () => inner.snapshot(),
  };
}
