import { assertInteger, assertNotNegative } from '../math/assert.js';
import { log } from '../math/exponential.js';
import { pow } from '../math/power.js';
import type { UniformStream } from '../noise/uniform-stream.js';
import { distanceMetres, type Position } from '../spacetime/position.js';

/** A second way of a wave to the same place. */
export interface Echo {
  /** How much longer it is than the first, m. */
  readonly excessMetres: number;
  /** The echo's field over what a wave has after so long a way; negative for a mirror that turns the phase. */
  readonly gain: number;
}

/** The echoes between two places. */
export type Echoes = (from: Position, to: Position) => readonly Echo[];

/** A plane mirror: a point of it, its normal (of any length), and the share of the amplitude that it returns. */
export interface Mirror {
  readonly point: Position;
  readonly normal: Position;
  /** −1 … 1; a good conductor has −1 for waves polarised along it. */
  readonly reflection: number;
}

/**
 * The echo of a plane mirror, from the emitter's image behind it (the method of images; Allen & Berkley, J. Acoust.
 * Soc. Am. 65, 1979). There is one where both places lie on the same side.
 */
export function mirrorEchoes(mirrors: readonly Mirror[]): Echoes {
  return (from, to) =>
    mirrors.flatMap((mirror) => {
      const height = heightOver(mirror, from);
      if (!(height * heightOver(mirror, to) > 0)) return [];
      const { normal } = mirror;
      const length = distanceMetres(normal, { x: 0, y: 0, z: 0 });
      const fold = (-2 * height) / length;
      const image = {
        x: from.x + fold * normal.x,
        y: from.y + fold * normal.y,
        z: from.z + fold * normal.z,
      };
      return [
        { excessMetres: distanceMetres(image, to) - distanceMetres(from, to), gain: mirror.reflection },
      ];
    });
}

/** Metres over the mirror's plane, negative behind it. */
function heightOver({ point, normal }: Mirror, place: Position): number {
  const length = distanceMetres(normal, { x: 0, y: 0, z: 0 });
  if (!(length > 0)) throw new RangeError("a mirror's normal must not be zero");
  return (
    (normal.x * (place.x - point.x) + normal.y * (place.y - point.y) + normal.z * (place.z - point.z)) /
    length
  );
}

/** How rich in echoes a way is. */
export interface ScatterOptions {
  readonly count: number;
  /** The rms delay spread: excess delays are exponential with this mean, s. */
  readonly delaySpreadSeconds: number;
  /** Power of all echoes together below that of the direct wave, dB, at equal length of the way. */
  readonly lossDb: number;
  readonly speedMetresPerSecond: number;
}

/**
 * Echoes of scatterers around a pair of places: exponential power–delay profile (Saleh & Valenzuela, IEEE JSAC 5,
 * 1987, a single cluster), equal strengths, random signs. Against the direct wave they make Rice fading of factor
 * K = lossDb once the band is narrow; their sum alone is Rayleigh for many. Throws a RangeError for more than 4096 echoes and for
 * a spread that is below 0 or no number.
 */
export function scatteredEchoes(random: UniformStream, options: ScatterOptions): readonly Echo[] {
  const { count, delaySpreadSeconds, lossDb, speedMetresPerSecond } = options;
  assertInteger('count', count, 0, 4096);
  assertNotNegative('delaySpreadSeconds', delaySpreadSeconds);
  const gain = pow(10, -lossDb / 20) / Math.sqrt(count);
  return Array.from({ length: count }, () => ({
    excessMetres: -log(1 - random.nextUniform()) * delaySpreadSeconds * speedMetresPerSecond,
    gain: random.nextUint32() >= 0x80000000 ? -gain : gain,
  }));
}
