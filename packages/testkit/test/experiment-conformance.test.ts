import {
  createRegistry,
  defineClaim,
  defineValidation,
  type Claim,
  type Evidence,
  type Validation,
} from '@dmct/core';
import { claimConformance, lockedViews, unharmed, validationConformance } from '@dmct/testkit';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { complaintsOf } from './support/complaints.js';

const registry = createRegistry({ strategies: [lockedViews], attacks: [unharmed] });
const scenario = { strategy: lockedViews.name, attack: unharmed.name, nodes: 4, traitors: 0 };
let experiments = 0;

/** The healthy control. */
const quickEnough = defineClaim({
  id: 'quick-enough',
  statement: 'Four decide within a second.',
  source: 'this test',
  rule: 'mean of 5 runs: supported below a second, conditional up to ten, else refuted',
  experiment(lab) {
    const seconds = [1, 2, 3, 4, 5].map((seed) => {
      lab.progress(seed / 5);
      return lab.simulate({ ...scenario, seed }).finalitySeconds?.mean ?? NaN;
    });
    const value = seconds.reduce((sum, each) => sum + each, 0) / seconds.length;
    const interval = { low: Math.min(...seconds), high: Math.max(...seconds) };
    return Promise.resolve({ metric: 'mean seconds to finality', value, interval, samples: 5, data: {} });
  },
  judge: ({ value }) => (value < 1 ? 'supported' : value < 10 ? 'conditional' : 'refuted'),
  condition: () => 'for the patient',
});
/** The control with other evidence. */
const giving = (change: (evidence: Evidence) => Evidence): Claim => ({
  ...quickEnough,
  experiment: async (lab) => change(await quickEnough.experiment(lab)),
});

const brokenClaims: readonly (readonly [string, Claim, readonly string[]])[] = [
  ['has no rule', { ...quickEnough, rule: '' }, ['says what it is']],
  [
    'remembers its last experiment',
    giving((evidence) => ({ ...evidence, data: { experiments: experiments++ } })),
    ['same seed, same evidence'],
  ],
  [
    'measures nothing',
    giving((evidence) => ({ ...evidence, samples: 0 })),
    ['evidence is plain data with a number in its interval'],
  ],
  [
    'has an interval beside its value',
    giving((evidence) => ({ ...evidence, interval: { low: 5, high: 6 } })),
    ['evidence is plain data with a number in its interval'],
  ],
  [
    'hides a map in its data',
    giving((evidence) => ({ ...evidence, data: { seen: new Map() } })),
    ['evidence is plain data with a number in its interval'],
  ],
  [
    'goes back',
    {
      ...quickEnough,
      experiment(lab) {
        lab.progress(0.9);
        return quickEnough.experiment(lab);
      },
    },
    ['tells progress from 0 to 1, never back'],
  ],
  [
    'is a foregone conclusion',
    { ...quickEnough, judge: () => 'supported' },
    ['could have come out otherwise'],
  ],
  [
    'says neither yes nor no',
    { ...quickEnough, judge: () => 'perhaps' as never },
    ['judges by the evidence alone', 'could have come out otherwise'],
  ],
  [
    'is conditional on nothing',
    { ...giving((evidence) => ({ ...evidence, value: 2, interval: null })), condition: () => '' },
    ['judges by the evidence alone'],
  ],
];

describe('claimConformance', () => {
  it('passes a claim that is decided by its runs', async () => {
    expect(Object.fromEntries(await complaintsOf(claimConformance(quickEnough, { registry })))).toEqual({});
  });
  it.each(brokenClaims)(
    'catches a claim that %s, by these checks and no other',
    async (_, claim, caughtBy) => {
      expect([...(await complaintsOf(claimConformance(claim, { registry }))).keys()]).toEqual(caughtBy);
    },
  );
  it('takes evidence of another verdict where scaling shows none', async () => {
    const word: Claim = {
      ...quickEnough,
      judge: ({ data }) => (data['word'] === 'no' ? 'refuted' : 'supported'),
    };
    const no = { metric: 's', value: 1, interval: null, samples: 1, data: { word: 'no' } };
    expect((await complaintsOf(claimConformance(word, { registry }))).size).toBe(1);
    expect((await complaintsOf(claimConformance(word, { registry, otherwise: [no] }))).size).toBe(0);
  });
});

let measurements = 0;
const params = z.object({
  nodes: z.number().int().min(2).max(50).default(4).describe('how many replicas, n'),
});
type Params = z.output<typeof params>;

/** The healthy control: what a number of replicas is. */
const decisions: Validation<Params> = defineValidation({
  id: 'X1',
  title: 'Everybody decides',
  source: { authors: 'A. Author', title: 'A paper', year: 1988 },
  params,
  points: [{ nodes: 4 }, { nodes: 7 }],
  kind: 'exact',
  expected: () => 1,
  measure({ nodes }, lab) {
    const { decisions: decided } = lab.simulate({ ...scenario, nodes, seed: 1 });
    return Promise.resolve({ measured: decided.count, samples: 1, tolerance: 0 });
  },
});
const measuring = (measured: number, tolerance: number, samples = 1): Validation<Params> => ({
  ...decisions,
  measure: () => Promise.resolve({ measured, tolerance, samples }),
});

const brokenRows: readonly (readonly [string, Validation<Params>, readonly string[]])[] = [
  ['comes out wrong', measuring(2, 0), ['reproduces what was published']],
  ['is exact within a tenth', measuring(1, 0.1), ['measures numbers']],
  ['measures NaN', measuring(NaN, 0), ['measures numbers', 'reproduces what was published']],
  ['has no samples', measuring(1, 0, 0), ['measures numbers']],
  [
    'draws outside of the lab',
    {
      ...decisions,
      measure: () => Promise.resolve({ measured: 1 + 1e-13 * measurements++, tolerance: 0, samples: 1 }),
    },
    ['same seed, same measurement'],
  ],
  [
    'prints points that it refuses',
    { ...decisions, points: [{ nodes: 99 }] },
    ['its printed points are its own'],
  ],
  [
    'expects what is no number',
    { ...decisions, expected: () => NaN },
    ['its printed points are its own', 'reproduces what was published'],
  ],
  [
    'has no source',
    { ...decisions, source: { authors: '', title: 'A paper', year: 1988 } },
    ['says what it is'],
  ],
];

describe('validationConformance', () => {
  it('passes a row that is measured', async () => {
    expect(Object.fromEntries(await complaintsOf(validationConformance(decisions, { registry })))).toEqual(
      {},
    );
  });
  it.each(brokenRows)('catches a row that %s, by these checks and no other', async (_, row, caughtBy) => {
    expect([...(await complaintsOf(validationConformance(row, { registry }))).keys()]).toEqual(caughtBy);
  });
});
