import { collusion, majority } from '@dmct/attacks';
import {
  createRegistry,
  defineAttack,
  type AdversaryContext,
  type Attack,
  type TraceEvent,
} from '@dmct/core';
import { simulate } from '@dmct/simulator';
import { describe, expect, it } from 'vitest';
import { attackRun, attackRuns, violations } from './support/run.js';
import { toyNotaries } from './support/toy-notaries.js';

const SEEDS = 20;

/** Everything that a run of the toy tells. */
function events(attack: Attack, scenario: { nodes: number; traitors: number }): readonly TraceEvent[] {
  const heard: TraceEvent[] = [];
  const registry = createRegistry({ strategies: [toyNotaries], attacks: [attack] });
  const names = { strategy: toyNotaries.name, attack: attack.name, seed: 1 };
  simulate(registry, { ...names, ...scenario }, { onEvent: (event) => void heard.push(event) });
  return heard;
}

describe('twins', () => {
  it.each([0.34, 0.51])('with %f of the stake make both halves final', (share) => {
    const runs = attackRuns(toyNotaries, majority, SEEDS, { nodes: 10, attackParams: { share } });
    expect(violations(runs, 'agreement')).toBe(SEEDS);
    for (const { assumptionsBroken } of runs) {
      expect(assumptionsBroken).toEqual([
        'faulty-within-bound',
        'honest-two-thirds-stake',
        'partial-synchrony',
      ]);
    }
  });
  it('below a third never make two, held apart or not', () => {
    for (const partitionSeconds of [null, 1800]) {
      const attackParams = { share: 0.3, partitionSeconds };
      const runs = attackRuns(toyNotaries, majority, SEEDS, { nodes: 10, attackParams });
      expect(violations(runs, 'agreement')).toBe(0);
      for (const { assumptionsBroken } of runs) {
        expect(assumptionsBroken).toEqual(partitionSeconds === null ? [] : ['partial-synchrony']);
      }
    }
  });
  it('in collusion hold nobody apart, and leave an honest client’s request final', () => {
    const runs = attackRuns(toyNotaries, collusion, SEEDS, { nodes: 10, traitors: 3 });
    expect(violations(runs, 'agreement') + violations(runs, 'termination')).toBe(0);
    for (const { assumptionsBroken } of runs) expect(assumptionsBroken).toEqual([]);
  });
  it('speak twice, each to its own side, and work with one machine at most', () => {
    const told = events(collusion, { nodes: 4, traitors: 1 });
    const { faulty } = attackRun(toyNotaries, collusion);
    const [traitor] = faulty;
    const seals = told.filter((event) => event.kind === 'deliver' && event.message === 'seal');
    // Every honest replica hears one seal of the traitor, of one twin or the other.
    const heard = seals.filter((event) => event.kind === 'deliver' && event.from === traitor);
    expect(heard.map((event) => (event.kind === 'deliver' ? event.to : -1)).sort()).toEqual(
      [0, 1, 2, 3].filter((id) => id !== traitor),
    );
    const workers = told.flatMap((event) => (event.kind === 'work' ? [event.replica] : []));
    expect(workers).not.toContain(traitor);
    expect(new Set(workers).size).toBe(3);
  });
});

describe('createReplica of an adversary', () => {
  it('makes replicas of the corrupted with a state of their own, and none of the honest', () => {
    const contexts: AdversaryContext<object>[] = [];
    const probe = defineAttack({
      ...collusion,
      name: 'probe',
      createAdversary(context) {
        contexts.push(context);
        return {};
      },
    });
    attackRun(toyNotaries, probe);
    const [context] = contexts;
    if (context === undefined) throw new Error('the probe was not asked');
    const [traitor = -1] = context.faulty;
    const twin = context.createReplica(traitor);
    expect(twin.snapshot()).toEqual({ first: null, isDecided: false });
    expect(context.createReplica(traitor)).not.toBe(twin);
    for (const id of context.honest) expect(() => context.createReplica(id)).toThrow(RangeError);
  });
});
