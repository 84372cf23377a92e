import { assertInteger, assertNotNegative, assertPositive } from '../math/assert.js';
import { createUniformStream } from '../noise/uniform-stream.js';
import type { Position } from '../spacetime/position.js';

/** An array as it is meant: antennas strewn over a ball. */
export interface AntennaLayout {
  readonly antennas: number;
  /** Diameter of the ball, m. */
  readonly apertureMetres: number;
  readonly seed: number;
}

/**
 * Offsets of antennas from a receiver's place, m: antenna 0 at the place itself, the others uniform in a ball. A random
 * array has no grating lobes and the same beam in all directions; far from the beam it hears 1/M of the power (Lo,
 * IEEE Trans. Antennas Propag. 12, 1964). Throws a RangeError for fewer than 1 or more than 4096 antennas and for a ball
 * without extent.
 */
export function antennaOffsets({ antennas, apertureMetres, seed }: AntennaLayout): readonly Position[] {
  assertInteger('antennas', antennas, 1, 4096);
  assertPositive('apertureMetres', apertureMetres);
  const random = createUniformStream(seed);
  const offsets: Position[] = [{ x: 0, y: 0, z: 0 }];
  while (offsets.length < antennas) {
    const x = 2 * random.nextUniform() - 1;
    const y = 2 * random.nextUniform() - 1;
    const z = 2 * random.nextUniform() - 1;
    if (x * x + y * y + z * z > 1) continue;
    const radius = apertureMetres / 2;
    offsets.push({ x: radius * x, y: radius * y, z: radius * z });
  }
  return offsets;
}

/**
 * Where the antennas really are: each off by a Gaussian error of `errorMetres` along each axis. An error of σ·λ/2π
 * along a wave's way is a phase error of σ radians; unequal cables and amplifiers are counted in it. Throws a RangeError for an error below 0.
 */
export function misplaced(
  offsets: readonly Position[],
  errorMetres: number,
  seed: number,
): readonly Position[] {
  assertNotNegative('errorMetres', errorMetres);
  const random = createUniformStream(seed, 1);
  const pair = new Float64Array(2);
  const draw = (): readonly [number, number] => {
    random.nextComplexGaussian(pair);
    // E|z|² = 1 is half for each part.
    return [Math.SQRT2 * errorMetres * pair[0]!, Math.SQRT2 * errorMetres * pair[1]!];
  };
  return offsets.map((offset) => {
    const [x, y] = draw();
    const [z] = draw();
    return { x: offset.x + x, y: offset.y + y, z: offset.z + z };
  });
}
