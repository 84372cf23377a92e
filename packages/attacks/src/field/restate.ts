import type { Emission, FieldSurface, Value } from '@dmct/core';

/** The emission sounding `value`; as it was where it states none (a coin, a pilot). */
export function restateEmission(field: FieldSurface, emission: Emission, value: Value): Emission {
  if (field.valueOf(emission) === value) return emission;
  return field.withValue(emission, value) ?? emission;
}

/** Whether the emission states a value at all. */
export function statesValue(field: FieldSurface, emission: Emission, value: Value): boolean {
  return field.valueOf(emission) !== null || field.withValue(emission, value) !== null;
}
