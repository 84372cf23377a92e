import { pinned } from '@dmct/physics';
import { BOUND, caseOf, NODES, nowhere, type CaseMore, type Receiver, type Turned } from './case-of.js';
import type { Dial, Prediction, ThresholdCase } from './threshold.js';

const TRAITORS: Dial = { name: 'traitors of 11', low: 0, high: 9, isWhole: true };
/** Split evenly: with few honest there is nothing left to split. */
const SPLITTERS: Dial = { name: 'traitors of 11, honest split evenly', low: 0, high: 5, isWhole: true };
/** An array's runs cost a hundred times as much: no more values than show its bound, and few rounds of no end. */
const FEW: Dial = { ...TRAITORS, high: 6 };
const ARRAY = { weight: 0.6 } as const;
const ARRAY_PARAMS = { rounds: 8 } as const;
/** Searching takes many fields a run: few tries. */
const SEARCH = { evaluations: 30, roles: 1 } as const;
const SPLIT = { inputs: 'split' } as const;

/** A traitor's power over an honest general's, where the attack's defaults don't leave it at 1. */
const GAINS: Readonly<Record<string, number>> = {
  silence: 0,
  whispering: 0.001,
  louder: 10,
  jamming: 100,
  sybil: 10,
};

/** Each within its own slots, at whatever power. */
const IN_GATE = [
  ...['silence', 'wrong-order', 'equivocation', 'collusion', 'louder', 'nearer', 'whispering', 'replay'],
  ...['ambiguous-emission', 'directional', 'beam-steering', 'sybil', 'grinding'],
] as const;

/** Into the gates of others. */
const OFF_GATE = [
  ...['cancel', 'late-emission', 'early-emission', 'gate-capture', 'colluding-synthesis'],
  ...['place-spoofing', 'clock-jitter', 'jamming'],
] as const;

const byNumber = (receiver: Receiver, attack: string, turned: Turned = {}, more: CaseMore = {}) =>
  caseOf(receiver, attack, TRAITORS, (traitors) => ({ ...turned, traitors }), {
    ...(GAINS[attack] !== undefined && { gain: () => GAINS[attack] ?? 1 }),
    ...more,
  });

/** The honest split evenly, up to five traitors: only receivers with gates have a chance there. */
const splitting = (
  receiver: Receiver,
  attack: string,
  predicted: Prediction | undefined,
  turned: Turned = {},
  note = 'split',
): ThresholdCase =>
  caseOf(receiver, attack, SPLITTERS, (traitors) => ({ ...turned, traitors, conditions: SPLIT }), {
    isEven: true,
    note,
    ...(predicted && { predicted }),
    ...(receiver === 'array' && ARRAY),
  });

/** What adding up power makes of liars who are received like honest generals. */
const EVEN_POWER: Prediction = { value: 6, why: 'half of the power, if all were equally far' };
const LOTTERY: Prediction = {
  value: lottery(),
  why: 'a lottery at each receiver, (1 − f/n)^(n−f) < ½',
};
/** Who sounds one lie, no louder than anybody. */
const PLAIN: ReadonlySet<string> = new Set(['wrong-order', 'nearer', 'replay']);

/** The least f for which fewer than half of the runs leave no honest receiver to the lie: a lottery each. */
function lottery(): number {
  for (let f = 1; f < NODES; f++) {
    if (pinned.pow(1 - f / NODES, NODES - f) < 0.5) return f;
  }
  return NODES;
}

/** What the bound on votes says nothing of: waves that silence or blind, clocks, and liars who aren't heard lying. */
const UNPREDICTED: ReadonlySet<string> = new Set([
  'cancel',
  'clock-jitter',
  'colluding-synthesis',
  'jamming',
]);

/** Every attack on every receiver that hears a field, by the number of traitors, on a common order. */
const MATRIX: readonly ThresholdCase[] = (['tone', 'energy', 'range-gated', 'causal'] as const).flatMap(
  (receiver) => [
    ...IN_GATE.map((attack) => {
      const sums = receiver === 'tone' ? LOTTERY : EVEN_POWER;
      const predicted = receiver === 'causal' ? BOUND : PLAIN.has(attack) ? sums : undefined;
      return byNumber(receiver, attack, {}, predicted && { predicted });
    }),
    ...OFF_GATE.map((attack) => byNumber(receiver, attack)),
  ],
);

/** The searching adversary with what serves it best against each. */
const SEARCHING: readonly ThresholdCase[] = [
  byNumber('tone', 'adaptive', { attackParams: SEARCH }),
  byNumber('energy', 'adaptive', { attackParams: { ...SEARCH, places: 'nearest' } }),
  byNumber('range-gated', 'adaptive', { attackParams: SEARCH }),
  byNumber(
    'range-gated',
    'adaptive',
    { attackParams: { ...SEARCH, offGate: true } },
    { note: 'off its time' },
  ),
  byNumber('causal', 'adaptive', { attackParams: SEARCH }, { predicted: BOUND }),
  byNumber('causal', 'adaptive', { attackParams: { ...SEARCH, offGate: true } }, { note: 'off its time' }),
];

const SPLIT_CASES: readonly ThresholdCase[] = [
  ...['wrong-order', 'whispering', 'replay', 'grinding'].map((attack) =>
    splitting('causal', attack, nowhere('clear votes, and a common random level')),
  ),
  splitting('causal', 'ambiguous-emission', nowhere('a common random level'), {
    attackParams: { pivots: 1, power: 0.7 },
  }),
  splitting(
    'causal',
    'ambiguous-emission',
    { value: 1, why: 'no single fixed level stands one ambiguous emitter at an even split' },
    { params: { rule: 'plurality' }, attackParams: { pivots: 1 } },
    'rule=plurality',
  ),
  splitting('causal', 'directional', { value: 1, why: 's = 0: no liar may tell two stories' }),
  splitting(
    'causal',
    'directional',
    { value: 3, why: 's + 1' },
    { params: { faults: 2, spread: 2 } },
    'faults=2 spread=2',
  ),
  splitting('causal', 'beam-steering', { value: 1, why: 's = 0: no liar may tell two stories' }),
  splitting('causal', 'colluding-synthesis', undefined),
];

/** An array, by the number of traitors as far as shows its bound. */
const byFew = (attack: string, attackParams: Turned['attackParams'] = {}, more: CaseMore = {}) =>
  caseOf('array', attack, FEW, (traitors) => ({ traitors, attackParams, params: ARRAY_PARAMS }), {
    ...(GAINS[attack] !== undefined && { gain: () => GAINS[attack] ?? 1 }),
    ...ARRAY,
    ...more,
  });

/** An array against every attack: strays are suppressed, so that the bound is what is predicted for most. */
const ARRAY_CASES: readonly ThresholdCase[] = [
  ...[...IN_GATE, ...OFF_GATE].map((attack) =>
    byFew(attack, {}, UNPREDICTED.has(attack) ? {} : { predicted: BOUND }),
  ),
  byFew('adaptive', SEARCH, { predicted: BOUND }),
  byFew('adaptive', { ...SEARCH, offGate: true }, { predicted: BOUND, note: 'off its time' }),
  splitting('array', 'colluding-synthesis', nowhere('strays are suppressed'), { params: ARRAY_PARAMS }),
  splitting(
    'array',
    'directional',
    { value: 1, why: 'both tongues come from one place' },
    { params: ARRAY_PARAMS },
  ),
];

/** Thresholds by how many lie. */
export const numberCases: readonly ThresholdCase[] = [
  ...MATRIX,
  ...SEARCHING,
  ...SPLIT_CASES,
  ...ARRAY_CASES,
];
