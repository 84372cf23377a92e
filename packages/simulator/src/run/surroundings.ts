import { createStream, UsageError, type Conditions, type WaveMedium } from '@dmct/core';
import {
  fieldNoiseDensity,
  sphericalMedium,
  systemTemperatureKelvin,
  type Medium,
  type Position,
} from '@dmct/physics';
import type { PreparedScenario } from './prepare.js';

/** Each replica's share of the resource, summing to 1. */
export function shareList({ conditions, nodes }: PreparedScenario): readonly number[] {
  if (conditions.shares === 'equal') return new Array<number>(nodes).fill(1 / nodes);
  const sum = conditions.shares.reduce((total, share) => total + share, 0);
  if (!(sum > 0 && Number.isFinite(sum))) {
    throw new UsageError('the condition shares must add up to a number above 0');
  }
  return conditions.shares.map((share) => share / sum);
}

/** The medium of the waves under the run's conditions; `pathLength` is the waves' way between two points. */
export function waveMedium(
  conditions: Conditions,
  pathLength: (from: Position, to: Position) => number,
): Medium {
  return sphericalMedium({
    pathLength,
    noiseTemperatureKelvin: systemTemperatureKelvin(
      conditions.noiseTemperatureKelvin,
      conditions.noiseFigureDb,
    ),
    nearFieldRadiusMetres: conditions.clampRadiusMetres,
    attenuationPerMetre: conditions.lossNepersPerMetre,
  });
}

/** The medium as all participants know it. */
export function publicWaveMedium(medium: Medium): WaveMedium {
  return {
    speed: medium.speedMetresPerSecond,
    noiseDensity: (frequencyHz) => fieldNoiseDensity(medium.noiseTemperatureKelvin, frequencyHz),
    amplitudeAt: (pathMetres) => medium.amplitudeAt(pathMetres),
    pathMetres: (from, to) => medium.pathLength(from, to),
  };
}

/** Each clock's offset, whole ns, uniform within plus or minus the condition's skew. */
export function drawSkews({ conditions, seed }: PreparedScenario, participants: number): Float64Array {
  const stream = createStream(seed, 'clock skew');
  const most = conditions.clockSkewSeconds * 1e9;
  // Adding 0 turns -0 into 0.
  return Float64Array.from({ length: participants }, () => Math.round((2 * stream.uniform() - 1) * most) + 0);
}

/** Makes one thing an id, and gives the same one again. */
export function memoised<T>(make: (id: number) => T): (id: number) => T {
  const made = new Map<number, T>();
  return (id) => {
    const known = made.get(id);
    if (known !== undefined) return known;
    const fresh = make(id);
    made.set(id, fresh);
    return fresh;
  };
}
