import {
  createRegistry,
  defineAttack,
  ForwardingOut,
  ForwardingReplica,
  type AdversaryContext,
  type Fate,
  type Packet,
  type Power,
  type Registry,
  type Strategy,
  type Message,
  type Out,
  type Replica,
  type RunResult,
  type Scenario,
  type TraceEvent,
} from '@dmct/core';
import { simulate } from '@dmct/simulator';
import { z } from 'zod';
import { hotstuff } from '../src/index.js';
import type { HotstuffMessage } from '../src/messages.js';
import { surfaces } from '../src/surfaces.js';

export type Context = AdversaryContext<unknown, HotstuffMessage>;

/** What a traitor does with one message to one recipient: another message, the same, or none. */
export interface Lie {
  (message: HotstuffMessage, to: number): HotstuffMessage | null;
  /** What the traitor is to hear as its own word after the present event; the list is emptied then. */
  readonly asides?: HotstuffMessage[];
}

interface Behaviour {
  readonly powers?: readonly Power[];
  readonly corruption?: 'none';
  readonly createLie?: (context: Context, id: number) => Lie;
  /** A traitor that is no liar but another machine; null: as `createLie` has it. */
  readonly corrupt?: (context: Context, id: number) => Replica | null;
  readonly onPacket?: (packet: Packet<HotstuffMessage>, context: Context) => Fate;
}

/** A registry with `hotstuff` and one attack, `test`, that behaves as the test says. */
export function registryWith(behaviour: Behaviour, strategy: Strategy = hotstuff): Registry {
  const { corrupt, corruption, createLie, onPacket, powers } = behaviour;
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
          corrupt?.(context, id) ??
          (createLie === undefined
            ? replica
            : new LyingReplica(replica, context.nodes, id, createLie(context, id))),
        ...(onPacket === undefined
          ? {}
          : { onPacket: (packet) => onPacket(packet as unknown as Packet<HotstuffMessage>, context) }),
      };
    },
  });
  return createRegistry({ strategies: [strategy], attacks: [attack] });
}

/** Traitors who do as they are told. */
export const idle = registryWith({});

/** Nobody is corrupted, nothing is disturbed. */
export const undisturbed = registryWith({ corruption: 'none' });

export function run(
  registry: Registry,
  scenario: Partial<Scenario>,
  onEvent?: (event: TraceEvent) => void,
): RunResult {
  return simulate(
    registry,
    { strategy: 'hotstuff', attack: 'test', nodes: 4, traitors: 0, seed: 1, ...scenario },
    onEvent === undefined ? {} : { onEvent },
  );
}

/** The message for another value, as the corrupted sender makes it with the corrupted clients' help. */
export function restated(
  context: Context,
  id: number,
  message: HotstuffMessage,
  value: string,
): HotstuffMessage {
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

/** Tells each recipient what the lie makes of a message. */
class LyingOut extends ForwardingOut {
  constructor(
    private readonly nodes: number,
    private readonly self: number,
    private readonly lie: Lie,
  ) {
    super();
  }
  override send(to: number, message: Message): void {
    const told = this.lie(message as HotstuffMessage, to);
    if (told !== null) this.target.send(to, told);
  }
  override broadcast(message: Message): void {
    for (let to = 0; to < this.nodes; to++) if (to !== this.self) this.send(to, message);
  }
  override multicast(message: Message, group: readonly number[]): void {
    for (const to of group) this.send(to, message);
  }
}

class LyingReplica extends ForwardingReplica<LyingOut> {
  constructor(
    inner: Replica,
    nodes: number,
    private readonly self: number,
    private readonly lie: Lie,
  ) {
    super(inner, new LyingOut(nodes, self, lie));
  }
  protected override on(handle: () => void, out: Out): void {
    super.on(handle, out);
    for (const aside of this.lie.asides?.splice(0) ?? []) {
      super.on(() => this.inner.onMessage?.(this.self, aside, this.filter), out);
    }
  }
}

/** The first seeds, `count` of them, by which exactly these replicas are corrupted. */
export function seedsOf(traitors: readonly number[], nodes: number, count = 1): readonly number[] {
  const found: number[] = [];
  for (let seed = 0; found.length < count; seed++) {
    const { faulty } = run(idle, { nodes, traitors: traitors.length, seed, horizonSeconds: 1e-6 });
    if (String(faulty) === String(traitors)) found.push(seed);
  }
  return found;
}
