import {
  createRegistry,
  defineAttack,
  type Attack,
  type Registry,
  type RunResult,
  type TraceEvent,
} from '@dmct/core';
import { simulate } from '@dmct/simulator';
import { unharmed } from '@dmct/testkit';
import { z } from 'zod';
import { pos } from '../src/index.js';
import { privateFork } from './private-fork.js';

/** Nothing is attacked: a plugin of the tests' own, since strategies know no attack package. */
const none: Attack = { ...unharmed, name: 'none' };

/** The corrupted replicas send nothing and do nothing. */
export const offline = defineAttack({
  name: 'offline',
  title: 'Offline',
  summary: 'The corrupted replicas are switched off.',
  citations: [],
  params: z.object({}),
  needs: ['messages'],
  powers: [],
  breaks: () => [],
  expects: { violates: ['termination'], summary: 'Finality stalls above a third of the stake.' },
  createAdversary: () => ({ corrupt: () => ({ snapshot: () => ({ role: 'offline' }) }) }),
});

/** Replica 0 hears nothing and is not heard until slot 40 has begun; then all of it arrives at once. */
const isolation = defineAttack({
  name: 'isolation',
  title: 'Isolation',
  summary: 'One honest replica is cut off for forty slots.',
  citations: [],
  params: z.object({}),
  needs: ['messages'],
  powers: ['delay-messages'],
  breaks: () => [],
  expects: { violates: [], summary: 'The replica catches up from what comes in bulk.' },
  corruption: () => 'none',
  createAdversary: () => ({
    onPacket: ({ from, to, sentNanoseconds, delayNanoseconds }) => {
      const held = 41 * 12e9 - sentNanoseconds;
      return (from === 0 || to === 0) && held > 0 ? { delay: held + delayNanoseconds } : 'deliver';
    },
  }),
});

export const registry: Registry = createRegistry({
  strategies: [pos],
  attacks: [none, offline, isolation, privateFork],
});

export interface PosRun {
  readonly seed?: number;
  readonly nodes?: number;
  /** Default: `offline` where nodes are offline, else `none`. */
  readonly attack?: 'isolation' | 'private-fork';
  /** Corrupted replicas. */
  readonly traitors?: number;
  readonly offlineNodes?: number;
  readonly params?: Readonly<Record<string, unknown>>;
  readonly conditions?: Readonly<Record<string, unknown>>;
  readonly workload?: 'orders' | 'log';
  readonly horizonSeconds?: number;
}

/** One run of the registered strategy, with the trace events of the named kinds. */
export function runPos(
  run: PosRun,
  kinds: readonly TraceEvent['kind'][] = ['submit', 'decide'],
): { readonly result: RunResult; readonly events: readonly TraceEvent[] } {
  const events: TraceEvent[] = [];
  const offlineNodes = run.offlineNodes ?? 0;
  const result = simulate(
    registry,
    {
      strategy: 'pos',
      attack: run.attack ?? (offlineNodes > 0 ? 'offline' : 'none'),
      nodes: run.nodes ?? 10,
      traitors: run.traitors ?? offlineNodes,
      seed: run.seed ?? 1,
      params: run.params ?? {},
      conditions: run.conditions ?? {},
      workload: run.workload ?? 'orders',
      ...(run.horizonSeconds === undefined ? {} : { horizonSeconds: run.horizonSeconds }),
    },
    { onEvent: (event) => void (kinds.includes(event.kind) && events.push(event)) },
  );
  return { result, events };
}
