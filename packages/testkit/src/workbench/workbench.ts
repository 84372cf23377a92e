import {
  createRegistry,
  defineAttack,
  findSurface,
  type AdversaryContext,
  type Fate,
  type Message,
  type Packet,
  type Power,
  type Registry,
  type Replica,
  type RunResult,
  type Scenario,
  type Strategy,
  type TraceEvent,
} from '@dmct/core';
import { simulate } from '@dmct/simulator';
import { z } from 'zod';
import { LyingReplica, type Lie } from './lying.js';

/** What the adversary of a workbench sees. */
export type WorkbenchContext<M extends Message> = AdversaryContext<unknown, M>;

/** A lie made for one traitor, with what it may know. */
export type LieMaker<M extends Message> = (context: WorkbenchContext<M>, id: number) => Lie<M>;

/** What goes wrong in a test; nothing that isn't said. */
export interface Behaviour<M extends Message> {
  readonly powers?: readonly Power[];
  /** Nobody is corrupted; otherwise as the scenario says. */
  readonly corruption?: 'none';
  /** What traitors make of their words; without it they do as they are told. */
  readonly createLie?: LieMaker<M>;
  /** A traitor that is no liar but another machine; null: as `createLie` has it. */
  readonly corrupt?: (context: WorkbenchContext<M>, id: number) => Replica | null;
  readonly onPacket?: (packet: Packet<M>, context: WorkbenchContext<M>) => Fate;
}

/** A strategy on the bench: run it while things go wrong exactly as a test says. */
export interface Workbench<M extends Message> {
  /** A registry with the strategy (or one like it) and one attack, `test`, that behaves so. */
  readonly registryWith: (behaviour: Behaviour<M>, strategy?: Strategy) => Registry;
  /** Traitors who do as they are told. */
  readonly idle: Registry;
  /** Nobody is corrupted, nothing is disturbed. */
  readonly undisturbed: Registry;
  /** One run: four replicas, no traitors and seed 1, where the scenario doesn't say otherwise. */
  readonly run: (
    registry: Registry,
    scenario: Partial<Scenario>,
    onEvent?: (event: TraceEvent) => void,
  ) => RunResult;
  /** The message for another value, as the corrupted sender makes it with the corrupted clients' help. */
  readonly restated: (context: WorkbenchContext<M>, id: number, message: M, value: string) => M;
  /** Tells every other honest replica the lie, in all that states a value; fellow traitors hear the truth. */
  readonly twoFaced: LieMaker<M>;
  /** Each message to each honest replica: as it is, for the lie, or withheld, by a draw. */
  readonly erratic: LieMaker<M>;
  /** The first seeds, `count` of them, by which exactly these replicas are corrupted. */
  readonly seedsOf: (traitors: readonly number[], nodes: number, count?: number) => readonly number[];
}

/** A workbench for a strategy of messages. M is the type of its messages. */
export function createWorkbench<M extends Message>(strategy: Strategy): Workbench<M> {
  const registryWith: Workbench<M>['registryWith'] = (behaviour, other = strategy) =>
    createRegistry({ strategies: [other], attacks: [attackThat(behaviour)] });
  const run: Workbench<M>['run'] = (registry, scenario, onEvent) =>
    simulate(
      registry,
      { strategy: strategy.name, attack: 'test', nodes: 4, traitors: 0, seed: 1, ...scenario },
      onEvent === undefined ? {} : { onEvent },
    );
  const restated: Workbench<M>['restated'] = (context, id, message, value) => {
    const values = findSurface(context.surfaces, 'values');
    const hands = [...context.faulty.filter((other) => other >= context.nodes && other !== id), id];
    return hands.reduce(
      (made, hand) => values?.withValue(made, value, context.cryptoOf(hand)) ?? made,
      message,
    );
  };
  const idle = registryWith({});
  return {
    registryWith,
    idle,
    undisturbed: registryWith({ corruption: 'none' }),
    run,
    restated,
    twoFaced: (context, id) => {
      const deceived = new Set(context.honest.filter((_, index) => index % 2 === 1));
      return (message, to) => (deceived.has(to) ? restated(context, id, message, context.lie) : message);
    },
    erratic: (context, id) => {
      const rng = context.stream(`erratic ${String(id)}`);
      return (message, to) => {
        if (context.isFaulty(to)) return message;
        const draw = rng.integer(5);
        return draw === 4 ? null : draw % 2 === 0 ? message : restated(context, id, message, context.lie);
      };
    },
    seedsOf: (traitors, nodes, count = 1) => {
      const found: number[] = [];
      for (let seed = 0; found.length < count; seed++) {
        const { faulty } = run(idle, { nodes, traitors: traitors.length, seed, horizonSeconds: 1e-6 });
        if (String(faulty) === String(traitors)) found.push(seed);
      }
      return found;
    },
  };
}

function attackThat<M extends Message>(behaviour: Behaviour<M>): ReturnType<typeof defineAttack> {
  const { corrupt, corruption, createLie, onPacket, powers } = behaviour;
  return defineAttack({
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
      const context = generic as unknown as WorkbenchContext<M>;
      return {
        corrupt: (replica, id) =>
          corrupt?.(context, id) ??
          (createLie === undefined
            ? replica
            : new LyingReplica(replica, context.nodes, id, createLie(context, id))),
        ...(onPacket === undefined
          ? {}
          : { onPacket: (packet) => onPacket(packet as unknown as Packet<M>, context) }),
      };
    },
  });
}
