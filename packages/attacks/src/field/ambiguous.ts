import type { AdversaryContext, Emission, FieldSurface } from '@dmct/core';
import { restateEmission, statesValue } from './restate.js';

/**
 * Both orders at once, superposed in one slot; the lie has the share `ratio` of the power, so that the whole radiates
 * what an honest emission does. An isotropic antenna can't aim: this is all the equivocation that it can do.
 */
export function ambiguousEmission(
  context: AdversaryContext<unknown>,
  field: FieldSurface,
  emission: Emission,
  ratio: number,
): readonly Emission[] {
  if (!statesValue(field, emission, context.lie)) return [emission];
  const sound = (value: string, power: number): Emission => ({
    ...restateEmission(field, emission, value),
    amplitude: emission.amplitude * Math.sqrt(power),
  });
  const parts: Emission[] = [];
  if (ratio < 1) parts.push(sound(context.truth, 1 - ratio));
  if (ratio > 0) parts.push(sound(context.lie, ratio));
  return parts;
}

/** The truth beamed to everyone but `deceived`, the lie beamed to them: what a directional antenna adds. */
export function beamedEmission(
  context: AdversaryContext<unknown>,
  field: FieldSurface,
  emission: Emission,
  deceived: readonly number[],
): readonly Emission[] {
  if (!statesValue(field, emission, context.lie)) return [emission];
  const towards = (hears: boolean): readonly number[] =>
    Array.from({ length: context.nodes + context.clients }, (_, id) =>
      deceived.includes(id) === hears ? 1 : 0,
    );
  return [
    { ...restateEmission(field, emission, context.truth), beam: towards(false) },
    { ...restateEmission(field, emission, context.lie), beam: towards(true) },
  ];
}
