import { assertInteger } from '../math/assert.js';
import type { Fading } from '../field/arrival.js';
import { exp, log } from '../math/exponential.js';
import { createUniformStream, type UniformStream } from '../noise/uniform-stream.js';
import { createLookRig } from './look-rig.js';
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
 * The error of a one-vote margin, (n + 1)/2 honest against (n − 1)/2 liars, at the looks that should bring it to 10⁻³
 * (Rayleigh). An event this rare is sampled where it happens (exponential tilting, Siegmund 1976): the sum of the
 * honest gains is drawn too weak and the liars' too strong by as much as makes the powers equal, every emitter is
 * superposed and measured, and each error counts with the likelihood ratio of its sums. Looks grow as n², a trial's
 * cost as n³. Tolerance: 20 %, or 3.3 standard errors if those are more.
 */
export function oneVoteMargin(options: SamplingOptions & { readonly n: number }): Measurement {
  const looks = looksForMargin(options.n);
  const liars = (options.n - 1) / 2;
  const honest = liars + 1;
  const random = createUniformStream(options.seed);
  const rig = createLookRig(honest, liars, looks);
  const tilted = (2 * honest * liars) / (honest + liars);
  let sum = 0;
  let squares = 0;
  for (let trial = 0; trial < options.samples; trial++) {
    let logarithm = 0;
    for (let look = 0; look < looks; look++) {
      const first = look * options.n;
      logarithm += drawTilted(random, rig.gains, first, honest, tilted / honest);
      logarithm += drawTilted(random, rig.gains, first + honest, liars, tilted / liars);
    }
    if (!rig.lieWins()) continue;
    const weight = exp(logarithm);
    sum += weight;
    squares += weight * weight;
  }
  const samples = options.samples;
  const measured = sum / samples;
  const expected = incompleteBetaOfEqual(liars / options.n, looks);
  const deviation = Math.sqrt(Math.max(0, squares / samples - measured * measured) / samples);
  return { expected, measured, tolerance: Math.max(3.3 * deviation, 0.2 * expected), samples };
}

/**
 * Draws unit complex Gaussian gains whose sum has `factor` times its natural power, and returns the logarithm of the
 * likelihood ratio, natural over drawn. Only the sum is tilted: what the gains differ from their mean by stays as is.
 */
function drawTilted(
  random: UniformStream,
  gains: readonly Fading[],
  first: number,
  count: number,
  factor: number,
): number {
  const gain = new Float64Array(2);
  let re = 0;
  let im = 0;
  for (let i = first; i < first + count; i++) {
    random.nextComplexGaussian(gain);
    const { re: gainRe, im: gainIm } = gains[i]!;
    re += gainRe[0] = gain[0]!;
    im += gainIm[0] = gain[1]!;
  }
  const stretch = (Math.sqrt(factor) - 1) / count;
  for (let i = first; i < first + count; i++) {
    const { re: gainRe, im: gainIm } = gains[i]!;
    gainRe[0] = gainRe[0]! + stretch * re;
    gainIm[0] = gainIm[0]! + stretch * im;
  }
  // Natural density e^(−|s|²/N)/(πN) over the drawn one at s' = √factor·s, |s'|² = factor·|s|².
  return log(factor) + ((re * re + im * im) / count) * (1 - factor);
}
