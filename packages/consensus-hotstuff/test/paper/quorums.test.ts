import { isRight, type Replica, type RunResult } from '@dmct/core';
import { describe, expect, it } from 'vitest';
import { hotstuff } from '../../src/index.js';
import { paramsSchema } from '../../src/params.js';
import { maxFaulty } from '../../src/rules.js';
import { registryWith, run, seedsOf, undisturbed } from '../workbench.js';
import { SplitLeader } from '../split-leader.js';

/** Says nothing: the leader has its key. */
const MUTE: Replica = { snapshot: () => ({}) };

const rule = paramsSchema.parse({});

describe('section 3: n >= 3f + 1', () => {
  it('f is the largest that allows', () => {
    expect([1, 3, 4, 6, 7, 10, 100].map((nodes) => maxFaulty(nodes, rule))).toEqual([0, 0, 1, 1, 2, 3, 33]);
  });

  it.each([1, 2, 3, 5, 6, 8, 9])('%i replicas decide with f of them down', (nodes) => {
    const f = maxFaulty(nodes, rule);
    const crashes = Array.from({ length: f }, (_, replica) => ({ replica, atSeconds: 0 }));
    const result = run(undisturbed, { nodes, conditions: { crashes } });
    expect(result.assumptionsBroken).toEqual([]);
    expect(isRight(result.verdicts)).toBe(true);
  });
});

describe('section 3: the bound is tight', () => {
  const split = registryWith({
    powers: ['own-source'],
    corrupt: (context, id) => (id === 0 ? new SplitLeader(context, id) : id < context.nodes ? MUTE : null),
  });
  const runsOf = (nodes: number, f: number): readonly RunResult[] => {
    const traitors = Array.from({ length: f }, (_, id) => id);
    return seedsOf(traitors, nodes, f < 3 ? 5 : 2).map((seed) => run(split, { nodes, traitors: f, seed }));
  };

  it.each([1, 2, 3])('among 3f, a leader in league with its client splits the correct (f = %i)', (f) => {
    for (const { assumptionsBroken, verdicts } of runsOf(3 * f, f)) {
      expect(verdicts.agreement).toBe('violated');
      expect(assumptionsBroken).toEqual(['faulty-within-bound']);
    }
  });

  it.each([1, 2, 3])('among 3f + 1 it can not (f = %i)', (f) => {
    for (const { assumptionsBroken, verdicts } of runsOf(3 * f + 1, f)) {
      expect(isRight(verdicts)).toBe(true);
      expect(assumptionsBroken).toEqual([]);
    }
  });
});

describe('refusals and broken bounds', () => {
  it.each([
    [{}, 2001, /at most 2000 replicas/],
    [{ quorum: 5 }, 4, /a quorum of 5/],
    [{ faultsTolerated: 4 }, 4, /faultsTolerated=4/],
  ])('%j among %i', (params, nodes, message) => {
    expect(hotstuff.refuse?.(nodes, paramsSchema.parse(params), 'orders')).toMatch(message);
  });

  it('says when quorums are too small or too large for the faults there are', () => {
    const broken = (params: object, faulty: number): number =>
      hotstuff.brokenBy!(paramsSchema.parse(params), {
        ...{ nodes: 4, faulty, clockSkewSeconds: 0, pathLengthMetres: () => 0 },
        network: { delaySecondsMax: 1, delaySecondsMedian: 1 },
      }).length;
    expect([
      broken({}, 1),
      broken({ quorum: 2 }, 1),
      broken({ quorum: 4 }, 1),
      broken({ quorum: 2 }, 0),
    ]).toEqual([0, 1, 1, 0]);
  });
});
