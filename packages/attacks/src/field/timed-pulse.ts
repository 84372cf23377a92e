import type { AdversaryContext, Emission, FieldSurface, Value } from '@dmct/core';
import { SPEED_OF_LIGHT } from '@dmct/physics';
import { restateEmission } from './restate.js';

/** A pulse from one traitor that is to be heard at one place as if another participant had sounded it. */
export interface Disguise {
  /** Whose gate it is to arrive in. */
  readonly as: number;
  /** Where. */
  readonly at: number;
  readonly value: Value;
  /** The received power over what `as` leaves there; the emitter's own cap bounds it unless `gain` is above 1. */
  readonly power: number;
  /** The emitter's power over an honest one's, at most. */
  readonly gain: number;
}

/**
 * `own`, an emission of `from`, turned into that pulse: it leaves so early or late that it arrives at `at` when light
 * from `as` must. Null where slots aren't known, or it had to leave before `earliestNanoseconds`.
 */
export function timedPulse(
  context: AdversaryContext<unknown>,
  field: FieldSurface,
  own: Emission,
  from: number,
  earliestNanoseconds: number,
  disguise: Disguise,
): Emission | null {
  const slot = field.slotOf?.(own, from, disguise.as) ?? null;
  if (slot === null) return null;
  const ownMetres = context.pathLengthMetres(from, disguise.at);
  const asMetres = context.pathLengthMetres(disguise.as, disguise.at);
  const startNanoseconds = Math.round(slot + ((asMetres - ownMetres) / SPEED_OF_LIGHT) * 1e9);
  if (startNanoseconds < earliestNanoseconds) return null;
  const ratio = Math.max(ownMetres, 1) / Math.max(asMetres, 1);
  const factor = Math.min(Math.sqrt(disguise.gain), Math.sqrt(disguise.power) * ratio);
  return {
    ...restateEmission(field, own, disguise.value),
    startNanoseconds,
    amplitude: own.amplitude * factor,
  };
}
