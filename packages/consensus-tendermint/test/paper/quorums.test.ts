import { tightBound } from '@dmct/testkit';
import { describe, expect, it } from 'vitest';
import { tendermint } from '../../src/index.js';
import { paramsSchema } from '../../src/params.js';
import { maxFaulty } from '../../src/rules.js';
import { bench, registryWith, twoFaced } from '../workbench.js';

const rule = paramsSchema.parse({});

describe('section 2: n >= 3f + 1', () => {
  it('f is the largest that allows', () => {
    expect([1, 3, 4, 6, 7, 10, 100].map((nodes) => maxFaulty(nodes, rule))).toEqual([0, 0, 1, 1, 2, 3, 33]);
  });
});

describe('section 2: the bound is tight', () => {
  const split = registryWith({ powers: ['own-source'], createLie: twoFaced });
  for (const { name, run } of tightBound(bench, { split, conditions: { fixedDelaySeconds: 0.1 } }))
    it(name, run);
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
    const broken = (params: object): readonly string[] =>
      tendermint.brokenBy!(paramsSchema.parse(params), {
        ...{ nodes: 4, faulty: 1, clockSkewSeconds: 0, pathLengthMetres: () => 0 },
        network: { delaySecondsMax: 1, delaySecondsMedian: 1 },
      });
    expect(broken({})).toEqual([]);
    for (const quorum of [2, 4]) expect(broken({ quorum })).toEqual(['faulty-within-bound']);
  });
});
