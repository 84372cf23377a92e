import type { Scenario } from '@dmct/core';
import { pinned } from '@dmct/physics';
import type { Dial, ThresholdCase } from './threshold.js';

const NODES = 11;
const SPLIT = { inputs: 'split' } as const;
const TRAITORS: Dial = { name: 'traitors of 11', low: 0, high: 9, isWhole: true };
/** Split evenly: with few honest there is nothing left to split. */
const SPLITTERS: Dial = { name: 'traitors of 11, honest split evenly', low: 0, high: 5, isWhole: true };
const GAIN: Dial = { name: 'power over an honest general’s', low: 0.001, high: 1e6, isWhole: false };
/** Searching takes many fields a run: few tries. */
const SEARCH = { evaluations: 30, roles: 1 } as const;

type Receiver = 'tone' | 'energy' | 'range-gated' | 'causal';
type Turned = Partial<Pick<Scenario, 'traitors' | 'attackParams' | 'params' | 'conditions'>>;

const evenPower = { value: 6, why: 'half of the power, if all were equally far' };
const bound = { value: 6, why: 't + 1: n ≥ 2t + 1' };
const nowhere = (why: string) => ({ value: Infinity, why });

function caseOf(
  receiver: Receiver,
  attack: string,
  dial: Dial,
  turn: (value: number) => Turned,
  more: Pick<ThresholdCase, 'gain' | 'predicted'> & { readonly note?: string } = {},
): ThresholdCase {
  const { note, ...rest } = more;
  return {
    id: [receiver, attack, ...(note === undefined ? [] : [note])].join(' / '),
    receiver,
    attack,
    nodes: NODES,
    dial,
    ...rest,
    scenario: (value) => {
      const { params, ...turned } = turn(value);
      return { strategy: 'dmct', traitors: 1, ...turned, params: { receiver, ...params } };
    },
  };
}

const byNumber = (
  receiver: Receiver,
  attack: string,
  predicted?: ThresholdCase['predicted'],
  more: Turned = {},
  note?: string,
): ThresholdCase =>
  caseOf(receiver, attack, TRAITORS, (traitors) => ({ ...more, traitors }), {
    ...(predicted && { predicted }),
    ...(note !== undefined && { note }),
  });

/** The honest split evenly, up to five traitors; `causal` alone has a chance there. */
const splitting = (
  attack: string,
  predicted: NonNullable<ThresholdCase['predicted']>,
  more: Turned,
  note?: string,
): ThresholdCase => ({
  ...caseOf('causal', attack, SPLITTERS, (traitors) => ({ ...more, traitors, conditions: SPLIT }), {
    predicted,
    ...(note !== undefined && { note }),
  }),
  isEven: true,
});

/** One liar, louder and louder. */
const byGain = (receiver: Receiver, predicted?: ThresholdCase['predicted']): ThresholdCase =>
  caseOf(receiver, 'louder', GAIN, (gain) => ({ attackParams: { gain } }), {
    gain: (gain) => gain,
    ...(predicted && { predicted }),
  });

const sybil = (receiver: Receiver, predicted: NonNullable<ThresholdCase['predicted']>): ThresholdCase =>
  caseOf(
    receiver,
    'sybil',
    { name: 'emitters that one traitor is', low: 1, high: 100, isWhole: true },
    (identities) => ({ attackParams: { identities } }),
    { gain: (identities) => identities, predicted },
  );

/** The least f for which fewer than half of the runs leave no honest receiver to the lie: a lottery each. */
function lottery(): number {
  for (let f = 1; f < NODES; f++) {
    if (pinned.pow(1 - f / NODES, NODES - f) < 0.5) return f;
  }
  return NODES;
}

/** Every receiver's attacks, and beside them those that a better receiver stands. */
export const thresholdCases: readonly ThresholdCase[] = [
  byNumber('tone', 'wrong-order', {
    value: lottery(),
    why: 'a lottery at each receiver, (1 − f/n)^(n−f) < ½',
  }),
  byGain('tone'),
  byNumber('energy', 'wrong-order', evenPower),
  byNumber('energy', 'nearer'),
  byGain('energy', { value: 10, why: 'β* = 1/(1 + g) with one of eleven' }),
  sybil('energy', { value: 10, why: 'as many as the honest, if all were equally far' }),
  byNumber('energy', 'adaptive', undefined, { attackParams: { ...SEARCH, places: 'nearest' } }),
  byNumber('range-gated', 'wrong-order', evenPower),
  byNumber('range-gated', 'nearer', evenPower),
  byNumber('range-gated', 'late-emission'),
  byNumber(
    'range-gated',
    'adaptive',
    undefined,
    { attackParams: { ...SEARCH, offGate: true } },
    'off its time',
  ),
  byNumber('causal', 'wrong-order', bound),
  byNumber('causal', 'nearer', bound),
  byGain('causal', nowhere('one gate, one vote')),
  sybil('causal', nowhere('one gate, one vote')),
  byNumber('causal', 'late-emission'),
  byNumber('causal', 'adaptive', bound, { attackParams: SEARCH }),
  splitting('ambiguous-emission', nowhere('a common random level'), {
    attackParams: { pivots: 1, power: 0.7 },
  }),
  splitting(
    'ambiguous-emission',
    { value: 1, why: 'no single fixed level stands one ambiguous emitter at an even split' },
    { params: { rule: 'plurality' }, attackParams: { pivots: 1 } },
    'rule=plurality',
  ),
  splitting('directional', { value: 1, why: 's = 0: no liar may tell two stories' }, {}),
  splitting(
    'directional',
    { value: 3, why: 's + 1' },
    { params: { faults: 2, spread: 2 } },
    'faults=2 spread=2',
  ),
  caseOf(
    'causal',
    'gate-capture',
    { name: 'gates captured at each receiver, 2 traitors', low: 0, high: 8, isWhole: true },
    (capturedGates) =>
      capturedGates === 0
        ? { traitors: 2, attackParams: { capturedGates: 1, gain: 1e-9, power: 1e-9 } }
        : { traitors: 2, attackParams: { capturedGates } },
    { predicted: { value: 4, why: 'f + x ≤ t = 5' } },
  ),
  caseOf(
    'causal',
    'jamming',
    { name: 'J that three jammers may spend in 12 rounds', low: 1e-6, high: 1, isWhole: false },
    (joules) => ({ traitors: 3, attackParams: { joules }, params: { rounds: 12 } }),
    { gain: () => 100 },
  ),
];
