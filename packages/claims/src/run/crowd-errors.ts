import type { Lab, Proportion } from '@dmct/core';
import { experiments } from '@dmct/physics';
import { wilson } from '@dmct/simulator';
import { quickly, seedOf } from './sampling.js';

const SUBCARRIERS = 16;
const LOOKS = 4;
const SAMPLES = 400;
/** The nearest that the population mode draws one by one. */
const NEAREST = 64;

/** How often a receiver that adds up the field of so many generals follows the lie. */
export interface CrowdErrors {
  readonly nodes: number;
  /** A third lies, all strewn over a ball round the receiver. */
  readonly ball: Proportion;
  /** The same, over a disc. */
  readonly ground: Proportion;
  /** The truth has one vote more than the lie, or two where the number is even. */
  readonly oneVote: Proportion;
}

/** Sixteen subcarriers over four looks, in the population mode; a third is rounded down. */
export function crowdErrors(lab: Lab, nodes: number): CrowdErrors {
  const samples = quickly(SAMPLES, lab);
  const error = (liars: number, dimensions: 2 | 3): Proportion => {
    const rate = experiments.crowdError({
      truthful: nodes - liars,
      liars,
      dimensions,
      receiver: 'energy',
      subcarriers: SUBCARRIERS,
      looks: LOOKS,
      mode: NEAREST,
      samples,
      seed: seedOf(lab),
    });
    return wilson(Math.round(rate * samples), samples);
  };
  const third = Math.floor(nodes / 3);
  return {
    nodes,
    ball: error(third, 3),
    ground: error(third, 2),
    oneVote: error(Math.ceil(nodes / 2) - 1, 3),
  };
}

/** Whether the first is not shown to err more often than the second: its interval begins below the other's end. */
export function errorsNoMore(first: Proportion, second: Proportion): boolean {
  return first.interval.low <= second.interval.high;
}
