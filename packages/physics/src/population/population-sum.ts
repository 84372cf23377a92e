import { assertInteger } from '../math/assert.js';
import type { UniformStream } from '../noise/uniform-stream.js';
import { addPhasors } from './direct-sum.js';
import { nearestRadii } from './nearest-radii.js';
import { checkedPopulation, type Population, type SummedPhasors } from './population.js';
import { gainMoments } from './shell-moments.js';

/** How a population's sum is drawn: carriers, and the emitters that are drawn one by one. */
export interface PopulationSumOptions {
  readonly carriers: number;
  /** How many of the nearest are drawn one by one. Default 64; 0 leaves everything to the Gaussian. */
  readonly nearest?: number;
}

/**
 * One draw of what all emitters together leave at the receiver, in a time that doesn't grow with their number. The
 * nearest are drawn one by one, at their exact distances: they alone are heard apart. Beyond them, given the farthest
 * of these, the others are independent and strewn over the shell that is left:
 *
 * - random phases: their sum is a circular Gaussian on each carrier, alike and independent given the power that they
 *   have together; that power is drawn too, with its own mean and variance, since all carriers share the places;
 * - aligned: the sum of their amplitudes is Gaussian, one number for all carriers.
 *
 * The central limit theorem needs many emitters of which none stands out. Within the shell the strongest has at most
 * some 1/nearest of the power in one dimension and less in more, so that 64 leave no difference that thousands of
 * draws show. nearest = 0 is the Gaussian alone, with the right mean power: it loses the heavy tail of 1/r², and is
 * wrong on a line and in a disc at any number.
 */
export function populationSum(
  population: Population,
  options: PopulationSumOptions,
  random: UniformStream,
): SummedPhasors {
  const checked = checkedPopulation(population);
  const { emitters, dimensions, radiusMetres, amplitude, nearFieldRadiusMetres, phases } = checked;
  const nearest = options.nearest ?? 64;
  assertInteger('carriers', options.carriers, 1);
  assertInteger('nearest', nearest, 0, 1_000_000);
  const re = new Float64Array(options.carriers);
  const im = new Float64Array(options.carriers);
  const radii = nearestRadii(emitters, dimensions, nearest, random);
  for (const radius of radii) {
    addPhasors(amplitude / Math.max(radius * radiusMetres, nearFieldRadiusMetres), phases, random, re, im);
  }
  const rest = emitters - radii.length;
  if (rest === 0) return { re, im };
  const innerMetres = (radii[radii.length - 1] ?? 0) * radiusMetres;
  const moments = gainMoments({ dimensions, innerMetres, outerMetres: radiusMetres, nearFieldRadiusMetres });
  const draw = new Float64Array(2);
  random.nextComplexGaussian(draw);
  if (phases === 'aligned') {
    const deviation = Math.sqrt(rest * Math.max(0, moments.second - moments.first * moments.first));
    const sum = amplitude * (rest * moments.first + Math.SQRT2 * draw[0]! * deviation);
    for (let c = 0; c < re.length; c++) re[c] = re[c]! + sum;
    return { re, im };
  }
  // Without a hole in the middle the power's variance is that of the clamp's few, which no Gaussian can stand for.
  const spread = radii.length === 0 ? 0 : moments.fourth - moments.second * moments.second;
  const deviation = Math.sqrt(rest * Math.max(0, spread));
  const power = Math.max(0, rest * moments.second + Math.SQRT2 * draw[0]! * deviation);
  const size = amplitude * Math.sqrt(power);
  for (let c = 0; c < re.length; c++) {
    random.nextComplexGaussian(draw);
    re[c] = re[c]! + size * draw[0]!;
    im[c] = im[c]! + size * draw[1]!;
  }
  return { re, im };
}
