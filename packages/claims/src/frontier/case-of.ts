import type { Scenario } from '@dmct/core';
import type { Dial, Prediction, ThresholdCase } from './threshold.js';

/** Generals in every case. */
export const NODES = 11;

/** How a general listens, weakest first. */
export type Receiver = 'tone' | 'energy' | 'range-gated' | 'causal' | 'array';

/** What a dial turns of a scenario. */
export type Turned = Partial<Pick<Scenario, 'traitors' | 'attackParams' | 'params' | 'conditions'>>;

/** What a case may say besides. */
export interface CaseMore extends Pick<ThresholdCase, 'gain' | 'predicted' | 'weight' | 'isEven'> {
  /** What tells it from other cases of the same attack and receiver. */
  readonly note?: string;
}

/** One traitor of eleven unless the dial says otherwise. */
export function caseOf(
  receiver: Receiver,
  attack: string,
  dial: Dial,
  turn: (value: number) => Turned,
  { note, ...more }: CaseMore = {},
): ThresholdCase {
  return {
    id: [receiver, attack, ...(note === undefined ? [] : [note])].join(' / '),
    receiver,
    attack,
    nodes: NODES,
    dial,
    ...more,
    scenario: (value) => {
      const { params, ...turned } = turn(value);
      return { strategy: 'dmct', traitors: 1, ...turned, params: { receiver, ...params } };
    },
  };
}

/** t + 1 of eleven. */
export const BOUND: Prediction = { value: 6, why: 't + 1: n ≥ 2t + 1' };

export const nowhere = (why: string): Prediction => ({ value: Infinity, why });
