import { isRight, type RunResult } from '@dmct/core';
import { describe, expect, it } from 'vitest';
import { tendermint } from '../../src/index.js';
import { paramsSchema } from '../../src/params.js';
import { maxFaulty } from '../../src/rules.js';
import { registryWith, run, seedsOf, twoFaced, undisturbed } from '../workbench.js';

const rule = paramsSchema.parse({});

describe('section 2: n >= 3f + 1', () => {
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

describe('section 2: the bound is tight', () => {
  const split = registryWith({ powers: ['own-source'], createLie: twoFaced });
  const runsOf = (nodes: number, f: number): readonly RunResult[] => {
    const traitors = Array.from({ length: f }, (_, id) => id);
    const conditions = { fixedDelaySeconds: 0.1 };
    return seedsOf(traitors, nodes, f < 3 ? 5 : 2).map((seed) =>
      run(split, { nodes, traitors: f, seed, conditions }),
    );
  };

  it.each([1, 2, 3])('among 3f, a proposer in league with its client splits the correct (f = %i)', (f) => {
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
    [{}, 1001, /at most 1000 replicas/],
    [{ quorum: 5 }, 4, /a quorum of 5/],
    [{ faultsTolerated: 4 }, 4, /faultsTolerated=4/],
  ])('%j among %i', (params, nodes, message) => {
    expect(tendermint.refuse?.(nodes, paramsSchema.parse(params), 'orders')).toMatch(message);
  });

  it('says when quorums are too small or too large for the faults there are', () => {
    const broken = (params: object, faulty: number): number =>
      tendermint.brokenBy!(paramsSchema.parse(params), {
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
