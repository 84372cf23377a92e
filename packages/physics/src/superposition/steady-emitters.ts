import { assertFinite, assertPositive } from '../math/assert.js';

/**
 * Emitters of one steady tone, one entry each: places in metres, amplitudes in V/m at 1 m (negative turns the phase by
 * half a cycle), phases in turns.
 */
export interface SteadyEmitters {
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly z: Float64Array;
  readonly amplitudes: Float64Array;
  readonly turns: Float64Array;
}

/** Places in metres, one entry each. */
export interface Places {
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly z: Float64Array;
}

/** How a tone is lost and delayed on its way. */
export interface ToneOptions {
  /** Frequency over speed, 1/λ. */
  readonly cyclesPerMetre: number;
  /** Nearer than this the field grows no more, m. Default 1. */
  readonly nearFieldRadiusMetres?: number;
  /** True for the plain loop in JavaScript, whose bits the kernels have too: for tests and benchmarks. */
  readonly isReference?: boolean;
}

/** Phasors, one entry a place: re + i·im of e^{2πi·f·t}, V/m. */
export interface Phasors {
  readonly re: Float64Array;
  readonly im: Float64Array;
}

/** Throws one line if arrays that belong together differ in length. */
export function assertLengths(
  what: string,
  count: number,
  arrays: Readonly<Record<string, Float64Array>>,
): void {
  for (const [name, array] of Object.entries(arrays)) {
    if (array.length !== count) {
      throw new RangeError(
        `${what}.${name} must have ${count} entries as ${what}.x has, got ${array.length}`,
      );
    }
  }
}

/** The clamp's radius, once emitters, places and options are found to be sound. */
export function checkedClamp(emitters: SteadyEmitters, places: Places, options: ToneOptions): number {
  const { amplitudes, turns, x, y, z } = emitters;
  assertLengths('emitters', x.length, { y, z, amplitudes, turns });
  assertLengths('places', places.x.length, { y: places.y, z: places.z });
  assertFinite('cyclesPerMetre', options.cyclesPerMetre);
  const clamp = options.nearFieldRadiusMetres ?? 1;
  assertPositive('nearFieldRadiusMetres', clamp);
  return clamp;
}
