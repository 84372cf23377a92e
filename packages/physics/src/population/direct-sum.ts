import { cosTurns, sinTurns } from '../math/turns.js';
import type { UniformStream } from '../noise/uniform-stream.js';
import { checkedPopulation, type Population, type SummedPhasors } from './population.js';

/**
 * One draw of the population, emitter by emitter: places, phases, and the sum of A·g·e^{iφ} on each carrier. The naive
 * twin of `populationSum`; time and draws grow with emitters times carriers.
 */
export function directSum(population: Population, carriers: number, random: UniformStream): SummedPhasors {
  const { emitters, amplitude, phases, dimensions, radiusMetres, offsetMetres, nearFieldRadiusMetres } =
    checkedPopulation(population);
  const re = new Float64Array(carriers);
  const im = new Float64Array(carriers);
  for (let i = 0; i < emitters; i++) {
    const central = radiusMetres * drawRadius(dimensions, random);
    const metres =
      offsetMetres === 0 ? central : seenFrom(offsetMetres, central, drawCosine(dimensions, random));
    addPhasors(amplitude / Math.max(metres, nearFieldRadiusMetres), phases, random, re, im);
  }
  return { re, im };
}

const WORDS = 4294967296;

/**
 * The greatest of d uniform draws is distributed as the radius in a ball of d dimensions: P(r < x) = x^d. 32 bits are
 * fine enough for places and phases that are drawn one by one.
 */
function drawRadius(dimensions: number, random: UniformStream): number {
  let greatest = random.nextUint32();
  for (let d = 1; d < dimensions; d++) greatest = Math.max(greatest, random.nextUint32());
  return (greatest + 0.5) / WORDS;
}

/** Of the angle between an emitter and the receiver, as the middle sees them: uniform in three dimensions only. */
function drawCosine(dimensions: number, random: UniformStream): number {
  const turns = (random.nextUint32() + 0.5) / WORDS;
  if (dimensions === 1) return turns < 0.5 ? 1 : -1;
  return dimensions === 2 ? cosTurns(turns) : 2 * turns - 1;
}

/** The law of cosines. */
function seenFrom(offsetMetres: number, centralMetres: number, cosine: number): number {
  const square =
    centralMetres * centralMetres + offsetMetres * offsetMetres - 2 * centralMetres * offsetMetres * cosine;
  return Math.sqrt(Math.max(0, square));
}

/** Adds one emitter to each carrier's phasor. */
export function addPhasors(
  amplitude: number,
  phases: 'random' | 'aligned',
  random: UniformStream,
  re: Float64Array,
  im: Float64Array,
): void {
  for (let c = 0; c < re.length; c++) {
    if (phases === 'aligned') {
      re[c] = re[c]! + amplitude;
      continue;
    }
    const turns = random.nextUint32() / WORDS;
    re[c] = re[c]! + amplitude * cosTurns(turns);
    im[c] = im[c]! + amplitude * sinTurns(turns);
  }
}
