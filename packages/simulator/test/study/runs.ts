import {
  conditionsSchema,
  createRegistry,
  defineAttack,
  defineStrategy,
  RESULT_SCHEMA_VERSION,
  VERSION,
  type Registry,
  type RunResult,
  type Scenario,
} from '@dmct/core';
import { z } from 'zod';

/** A run's result of which only what a test is about is given. */
export function createResult(changes: Partial<RunResult> = {}): RunResult {
  return {
    schemaVersion: RESULT_SCHEMA_VERSION,
    version: VERSION,
    strategy: 'plain',
    attack: 'none',
    nodes: 4,
    traitors: 1,
    seed: 1,
    params: {},
    attackParams: {},
    conditions: { ...conditionsSchema.parse({}), topology: 'cities', horizonSeconds: 60 },
    workload: 'orders',
    faultsTolerated: 1,
    faulty: [2],
    faultyShare: 0.25,
    verdicts: {
      agreement: 'holds',
      validity: 'holds',
      termination: 'holds',
      integrity: 'holds',
      finality: 'holds',
    },
    violations: [],
    decisions: { count: 1, perSecond: 1, undecided: 0 },
    finalitySeconds: { mean: 1, p50: 1, p99: 1, max: 1 },
    clientSeconds: null,
    messages: { total: 10, bytes: 1000, byKind: {}, delivered: 10 },
    energyJoules: {
      total: 5,
      marginal: 1,
      byPart: { computation: 1, network: 0, emission: 0, listening: 0, idling: 4, work: 0 },
      deployed: null,
    },
    hardware: {},
    assumptionsBroken: [],
    endedBecause: 'quiet',
    endedSeconds: 2,
    events: 20,
    traceHash: '',
    replay: 'dmct run plain',
    ...changes,
  };
}

/** Two strategies, of which only one has votes, and three attacks, one of which wants votes. */
export function createTestRegistry(): Registry {
  const strategy = (name: string, hasVotes: boolean) =>
    defineStrategy({
      name,
      title: `The ${name} one`,
      summary: 'For tests.',
      citations: [],
      params: z.object({ width: z.number().default(1) }),
      medium: 'messages',
      faultModel: {
        resource: 'replicas',
        maxFaulty: (nodes, params: { width: number }) => nodes - params.width,
      },
      assumptions: ['reliable-links'],
      surfaces: hasVotes
        ? [{ kind: 'messages' }, { kind: 'votes', isVote: () => true }]
        : [{ kind: 'messages' }],
      messageKinds: [],
      createReplica: () => ({ snapshot: () => null }),
    });
  const attack = (name: string, needs: readonly ('messages' | 'votes')[]) =>
    defineAttack({
      name,
      title: name,
      summary: 'For tests.',
      citations: [],
      params: z.object({ strength: z.number().default(1) }),
      needs,
      powers: [],
      breaks: () => [],
      expects: { violates: [], summary: 'Nothing.' },
      createAdversary: () => ({}),
    });
  return createRegistry({
    strategies: [strategy('plain', false), strategy('voting', true)],
    attacks: [attack('none', []), attack('stuffing', ['votes']), attack('hush', ['messages'])],
  });
}

/** A simulator that only notes what it was asked. */
export function createFakeSimulator(respond: (scenario: Scenario) => Partial<RunResult> = () => ({})): {
  readonly asked: Scenario[];
  readonly simulate: (registry: Registry, scenario: Scenario) => RunResult;
} {
  const asked: Scenario[] = [];
  return {
    asked,
    simulate: (_, scenario) => {
      asked.push(scenario);
      return createResult({ seed: scenario.seed, ...respond(scenario) });
    },
  };
}
