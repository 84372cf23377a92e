import {
  createRegistry,
  defineAttack,
  defineStrategy,
  type Attack,
  type Registry,
  type RunResult,
  type Strategy,
} from '@dmct/core';
import { simulate } from '@dmct/simulator';
import { z } from 'zod';

/** Two strategies that do nothing, of which only `voting` has votes; `stuffing` needs them. */
export function createTestRegistry(): Registry {
  const strategy = (name: string, surfaces: Strategy['surfaces']) =>
    defineStrategy({
      name,
      title: name,
      summary: 'For tests.',
      citations: [],
      params: z.object({ width: z.number().default(1) }),
      medium: 'messages',
      faultModel: { resource: 'replicas', maxFaulty: (nodes, { width }: { width: number }) => nodes - width },
      assumptions: ['reliable-links'],
      surfaces,
      messageKinds: [],
      createReplica: () => ({ snapshot: () => null }),
    }) as unknown as Strategy;
  const attack = (name: string, needs: Attack['needs']) =>
    defineAttack({
      name,
      title: name,
      summary: 'For tests.',
      citations: [],
      params: z.object({}),
      needs,
      powers: [],
      breaks: () => [],
      expects: { violates: [], summary: 'Nothing.' },
      createAdversary: () => ({}),
    });
  return createRegistry({
    strategies: [
      strategy('plain', [{ kind: 'messages' }]),
      strategy('voting', [{ kind: 'messages' }, { kind: 'votes', isVote: () => true }]),
    ],
    attacks: [attack('none', []), attack('stuffing', ['votes']), attack('hush', ['messages'])],
  });
}

const result = simulate(createTestRegistry(), {
  strategy: 'plain',
  attack: 'none',
  nodes: 4,
  traitors: 0,
  seed: 1,
});

/** A run's result of which only what a test is about is given; all properties hold. */
export function createResult(changes: Partial<RunResult> = {}): RunResult {
  const verdicts = {
    agreement: 'holds',
    validity: 'holds',
    termination: 'holds',
    integrity: 'holds',
    finality: 'holds',
  } as const;
  return { ...result, verdicts, finalitySeconds: { mean: 1, p50: 1, p99: 1, max: 1 }, ...changes };
}
