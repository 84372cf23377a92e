import type { Conditions, Strategy } from '@dmct/core';
import fc from 'fast-check';
import { BEHAVIOURS, GUSTS, type StormPlan } from './plan.js';

/** One run of a storm: its plan, whether the source is corrupted as well, and the seed of everything else. */
export interface StormDraw {
  readonly plan: StormPlan;
  readonly ownsSource: boolean;
  /** What the replicas hold: the same, or how they differ. Read where each holds an order of its own. */
  readonly inputs: Conditions['inputs'];
  /** Whether the traitors are those who lead first, where leaders rotate by id; else any. */
  readonly leads: boolean;
  readonly seed: number;
}

/** From the simplest to the hardest; what a storm shrinks to comes first. */
const INPUTS: readonly Conditions['inputs'][] = ['unanimous', 'dissenter', 'even', 'split'];

const knob = fc.integer({ min: 0, max: 255 });
/** Half of the gusts blow from the start: a protocol may be through before the others. */
const from = fc.oneof(fc.constant(0), knob);
/** Half of them last for the whole storm. */
const length = fc.oneof(fc.constant(255), knob);
/** Half of the gusts hit some kinds of messages only: what splits a protocol is often the loss of one phase. */
const kinds = fc.oneof(fc.constant(255), knob);

/**
 * Storms that the strategy's model allows to be survived: where it counts on a known bound from the start, the
 * weather stays within the bound. Shrinks towards fewer traitors, less weather and earlier behaviours of the list.
 */
export function stormDraws(
  strategy: Strategy,
  traitorsMax: number,
  hasOwnOrders: boolean,
): fc.Arbitrary<StormDraw> {
  const isSynchronous = strategy.assumptions.includes('synchrony');
  const gusts = isSynchronous ? GUSTS.filter((kind) => kind === 'scatter' || kind === 'duplicate') : GUSTS;
  const gust = fc.record({ kind: fc.constantFrom(...gusts), from, length, mask: knob, kinds });
  const traitor = fc.record({ behaviour: fc.constantFrom(...BEHAVIOURS), knob });
  return fc.record({
    plan: fc.record({
      traitors: fewOf(traitor, Math.min(16, traitorsMax)),
      weather: fc.array(gust, { maxLength: 4 }),
    }),
    ownsSource: fc.boolean(),
    seed: fc.integer({ min: 0, max: 0x7fffffff }),
    inputs: fc.constantFrom(...(hasOwnOrders ? INPUTS : INPUTS.slice(0, 1))),
    leads: fc.boolean(),
  });
}

/** Mostly one or more, up to `most`; sometimes none, which is what it shrinks to. */
function fewOf<T>(item: fc.Arbitrary<T>, most: number): fc.Arbitrary<T[]> {
  if (most === 0) return fc.constant([]);
  const some = fc.array(item, { minLength: 1, maxLength: most, size: 'max' });
  return fc.oneof({ withCrossShrink: true }, fc.constant<T[]>([]), { arbitrary: some, weight: 5 });
}
