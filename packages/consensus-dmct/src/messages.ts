import type { Emission, FieldSurface, Value } from '@dmct/core';
import { createCarriers, type Carriers } from '@dmct/physics';

/*
 * Which value some carriers stand for is the emitter's own record, kept on them under a symbol. It never reaches the
 * field: a receiver gets integrals of the superposition and nothing else. It is here so that an adversary, who knows
 * the code book, can be generic.
 */
const SOUNDS = Symbol('sounds');

/** What the carriers state, and what they would look like if they stated something else. */
interface Sound {
  readonly value: Value;
  frequenciesOf(value: Value): Float64Array;
  /** When each general speaks, ns after a round's start; absent where all speak at once. */
  readonly slotsNanoseconds?: readonly number[];
}

type Sounding = Carriers & { readonly [SOUNDS]?: Sound };

/** Carriers that state `value`; `phases` has an entry for each of its tones (missing ones are 0). */
export function carriersOf(
  value: Value,
  frequenciesOf: (value: Value) => Float64Array,
  phases: ArrayLike<number>,
  slotsNanoseconds?: readonly number[],
): Carriers {
  const frequencies = frequenciesOf(value);
  const carriers = createCarriers(
    frequencies,
    Float64Array.from(frequencies, (_, l) => phases[l] ?? 0),
  );
  const sound: Sound = { value, frequenciesOf, ...(slotsNanoseconds && { slotsNanoseconds }) };
  return Object.freeze({ ...carriers, [SOUNDS]: sound });
}

/** The field surface of both strategies: emissions that state a value can be made to state another. */
export const fieldSurface: FieldSurface = {
  kind: 'field',
  valueOf: (emission) => soundOf(emission)?.value ?? null,
  withValue(emission, value) {
    const sound = soundOf(emission);
    if (sound === undefined) return null;
    const { phasesRadians } = emission.carriers;
    const frequenciesOf = (other: Value): Float64Array => sound.frequenciesOf(other);
    return { ...emission, carriers: carriersOf(value, frequenciesOf, phasesRadians, sound.slotsNanoseconds) };
  },
  slotOf(emission, from, target) {
    const slots = soundOf(emission)?.slotsNanoseconds;
    const [own, other] = [slots?.[from], slots?.[target]];
    return own === undefined || other === undefined ? null : emission.startNanoseconds + other - own;
  },
};

function soundOf(emission: Emission): Sound | undefined {
  return (emission.carriers as Sounding)[SOUNDS];
}
