import { assertInteger } from '../math/assert.js';
import type { UniformStream } from '../noise/uniform-stream.js';
import { addPhasors } from './direct-sum.js';
import { nearestRadii } from './nearest-radii.js';
import { drawBinomial } from './binomial.js';
import { checkedPopulation, type Population, type SummedPhasors } from './population.js';
import { rimMoments } from './rim-moments.js';
import { gainMoments, type GainMoments } from './shell-moments.js';

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
 *
 * A receiver off the middle has a whole ball round itself, out to the nearest edge, in which a binomial number of the
 * emitters stands; those beyond, in the rim, are a second Gaussian with the rim's own moments. On a line and in a ball;
 * in a disc those moments have no closed form here: a RangeError is thrown.
 */
export function populationSum(
  population: Population,
  options: PopulationSumOptions,
  random: UniformStream,
): SummedPhasors {
  const checked = checkedPopulation(population);
  const { emitters, dimensions, radiusMetres, offsetMetres } = checked;
  const nearest = options.nearest ?? 64;
  assertInteger('carriers', options.carriers, 1);
  assertInteger('nearest', nearest, 0, 1_000_000);
  const sum = { re: new Float64Array(options.carriers), im: new Float64Array(options.carriers) };
  if (offsetMetres === 0) {
    addCentred(checked, nearest, random, sum);
    return sum;
  }
  if (dimensions === 2)
    throw new RangeError('a receiver off the middle needs a population on a line or in a ball');
  const ballMetres = radiusMetres - offsetMetres;
  const share = ballMetres / radiusMetres;
  const near = drawBinomial(emitters, dimensions === 1 ? share : share * share * share, random);
  addCentred({ ...checked, emitters: near, radiusMetres: ballMetres }, nearest, random, sum);
  addGaussian(checked, emitters - near, { ...rimMoments(checked), hasSpread: true }, random, sum);
  return sum;
}

/** The nearest one by one and the shell beyond them, round a receiver in the middle. */
function addCentred(
  population: Required<Population>,
  nearest: number,
  random: UniformStream,
  { re, im }: SummedPhasors,
): void {
  const { emitters, dimensions, radiusMetres, amplitude, nearFieldRadiusMetres, phases } = population;
  const radii = nearestRadii(emitters, dimensions, nearest, random);
  for (const radius of radii) {
    addPhasors(amplitude / Math.max(radius * radiusMetres, nearFieldRadiusMetres), phases, random, re, im);
  }
  const innerMetres = (radii[radii.length - 1] ?? 0) * radiusMetres;
  const shell = { dimensions, innerMetres, outerMetres: radiusMetres, nearFieldRadiusMetres };
  // Without a hole in the middle the power's variance is that of the clamp's few, which no Gaussian can stand for.
  const moments = { ...gainMoments(shell), hasSpread: radii.length > 0 };
  addGaussian(population, emitters - radii.length, moments, random, { re, im });
}

/** What so many emitters leave of which none stands out. */
function addGaussian(
  { amplitude, phases }: Required<Population>,
  emitters: number,
  { first, second, fourth, hasSpread }: GainMoments & { readonly hasSpread: boolean },
  random: UniformStream,
  { re, im }: SummedPhasors,
): void {
  if (emitters === 0) return;
  const draw = new Float64Array(2);
  random.nextComplexGaussian(draw);
  if (phases === 'aligned') {
    const deviation = Math.sqrt(emitters * Math.max(0, second - first * first));
    const sum = amplitude * (emitters * first + Math.SQRT2 * draw[0]! * deviation);
    for (let c = 0; c < re.length; c++) re[c] = re[c]! + sum;
    return;
  }
  const deviation = hasSpread ? Math.sqrt(emitters * Math.max(0, fourth - second * second)) : 0;
  const power = Math.max(0, emitters * second + Math.SQRT2 * draw[0]! * deviation);
  const size = amplitude * Math.sqrt(power);
  for (let c = 0; c < re.length; c++) {
    random.nextComplexGaussian(draw);
    re[c] = re[c]! + size * draw[0]!;
    im[c] = im[c]! + size * draw[1]!;
  }
}
