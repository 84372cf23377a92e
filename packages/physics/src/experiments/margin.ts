import { assertInteger } from '../math/assert.js';
import { superpositionError } from './looks.js';
import type { Measurement, SamplingOptions } from './measurement.js';
import { incompleteBetaOfEqual } from './theory.js';

/** The fewest looks for which a majority of one among n emitters errs at most in one of a thousand (Rayleigh). */
export function looksForMargin(n: number): number {
  assertInteger('n', n, 3, 201);
  if (n % 2 === 0) throw new RangeError(`a majority of one needs an odd number of emitters, got ${n}`);
  const share = (n - 1) / 2 / n;
  let low = 1;
  let high = 100 * n * n;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (incompleteBetaOfEqual(share, middle) <= 1e-3) high = middle;
    else low = middle + 1;
  }
  return low;
}

/**
 * The error of a one-vote margin, (n + 1)/2 honest against (n − 1)/2 liars, at the looks that should bring it to
 * 10⁻³. Looks grow as n², trials cost n³: the tolerance is 20 %, or 3.3 standard errors if those are more.
 */
export function oneVoteMargin(options: SamplingOptions & { readonly n: number }): Measurement {
  const looks = looksForMargin(options.n);
  const liars = (options.n - 1) / 2;
  const error = superpositionError({ ...options, honest: liars + 1, liars, looks, fading: 'rayleigh' });
  return { ...error, tolerance: Math.max(error.tolerance, 0.2 * error.expected) };
}
