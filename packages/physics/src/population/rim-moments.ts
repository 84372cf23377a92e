import { log } from '../math/exponential.js';
import type { GainMoments } from './shell-moments.js';

/** A line (1) or ball (3) as seen by a receiver off its middle, by less than the radius. */
export interface Rim {
  readonly dimensions: 1 | 2 | 3;
  readonly radiusMetres: number;
  readonly offsetMetres: number;
  readonly nearFieldRadiusMetres: number;
}

/**
 * E[gᵏ], k = 1, 2 and 4, of the emitters that stand beyond the nearest edge, at distances r from R − a to R + a. On a line
 * these are uniform. In a ball the sphere of radius r round the receiver lies inside by the part (R² − (r − a)²)/(4ar)
 * (a spherical cap), so that the density goes as r(R² − (r − a)²). The clamp must end before the rim begins.
 */
export function rimMoments({
  dimensions,
  radiusMetres,
  offsetMetres,
  nearFieldRadiusMetres,
}: Rim): GainMoments {
  const [near, far] = [radiusMetres - offsetMetres, radiusMetres + offsetMetres];
  if (near < nearFieldRadiusMetres) {
    throw new RangeError('the near field of a receiver off the middle must end within the population');
  }
  const ratio = log(far / near);
  /** ∫ r^−m dr over the rim, m = −2 to 4. */
  const integral = (m: number): number => {
    if (m === 1) return ratio;
    const n = 1 - m;
    const power = (r: number): number => {
      let product = 1;
      for (let k = 0; k < Math.abs(n); k++) product *= r;
      return n > 0 ? product : 1 / product;
    };
    return (power(far) - power(near)) / n;
  };
  if (dimensions === 1) {
    const length = far - near;
    return { first: integral(1) / length, second: integral(2) / length, fourth: integral(4) / length };
  }
  // r(R² − (r − a)²) = (R² − a²)r + 2ar² − r³, times r^−k.
  const square = radiusMetres * radiusMetres - offsetMetres * offsetMetres;
  const weighted = (k: number): number =>
    square * integral(k - 1) + 2 * offsetMetres * integral(k - 2) - integral(k - 3);
  const volume = weighted(0);
  return { first: weighted(1) / volume, second: weighted(2) / volume, fourth: weighted(4) / volume };
}
