import type { Replica } from '@dmct/core';
import { tightBound } from '@dmct/testkit';
import { describe, expect, it } from 'vitest';
import { hotstuff } from '../../src/index.js';
import { paramsSchema } from '../../src/params.js';
import { maxFaulty } from '../../src/rules.js';
import { bench, registryWith } from '../workbench.js';
import { SplitLeader } from '../split-leader.js';

/** Says nothing: the leader has its key. */
const MUTE: Replica = { snapshot: () => ({}) };

const rule = paramsSchema.parse({});

describe('section 3: n >= 3f + 1', () => {
  it('f is the largest that allows', () => {
    expect([1, 3, 4, 6, 7, 10, 100].map((nodes) => maxFaulty(nodes, rule))).toEqual([0, 0, 1, 1, 2, 3, 33]);
  });
});

describe('section 3: the bound is tight', () => {
  const split = registryWith({
    powers: ['own-source'],
    corrupt: (context, id) => (id === 0 ? new SplitLeader(context, id) : id < context.nodes ? MUTE : null),
  });
  for (const { name, run } of tightBound(bench, { split })) it(name, run);
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
    const broken = (params: object): readonly string[] =>
      hotstuff.brokenBy!(paramsSchema.parse(params), {
        ...{ nodes: 4, faulty: 1, clockSkewSeconds: 0, pathLengthMetres: () => 0 },
        network: { delaySecondsMax: 1, delaySecondsMedian: 1 },
      });
    expect(broken({})).toEqual([]);
    for (const quorum of [2, 4]) expect(broken({ quorum })).toEqual(['faulty-within-bound']);
  });
});
