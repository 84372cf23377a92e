import { assertInteger, assertPositive } from '../math/assert.js';

/**
 * Like emitters, strewn uniformly and independently over a line, a disc or a ball with a receiver in it. With
 * random phases their powers add; aligned ones (focused at this receiver) add their amplitudes.
 */
export interface Population {
  /** How many, up to 10¹⁰. */
  readonly emitters: number;
  /** 1: both ways along a line; 2: a disc, as on the ground; 3: a ball. */
  readonly dimensions: 1 | 2 | 3;
  readonly radiusMetres: number;
  /** How far from the middle the receiver stands, less than nine tenths of the radius. Default 0. */
  readonly offsetMetres?: number;
  /** The field of one emitter on one carrier at 1 m, V/m. */
  readonly amplitude: number;
  /** Nearer emitters aren't louder. Default 1 m. */
  readonly nearFieldRadiusMetres?: number;
  /** Default random: uniform, and fresh on each carrier. */
  readonly phases?: 'random' | 'aligned';
}

/** Beyond it nobody has asked, and places of the nearest would lose digits. */
export const EMITTERS_MAX = 1e10;

/** The sum of all emitters' phasors at the receiver, one entry a carrier, V/m. */
export interface SummedPhasors {
  readonly re: Float64Array;
  readonly im: Float64Array;
}

/** Nearer to the edge too few emitters are on the other side to be left to a Gaussian. */
const OFFSET_MAX = 0.9;

/** The population with its defaults; throws a RangeError for what it can't be. */
export function checkedPopulation(population: Population): Required<Population> {
  const { emitters, radiusMetres, amplitude, dimensions } = population;
  const nearFieldRadiusMetres = population.nearFieldRadiusMetres ?? 1;
  assertInteger('emitters', emitters, 0, EMITTERS_MAX);
  assertInteger('dimensions', dimensions, 1, 3);
  assertPositive('radiusMetres', radiusMetres);
  assertPositive('amplitude', amplitude);
  assertPositive('nearFieldRadiusMetres', nearFieldRadiusMetres);
  const offsetMetres = population.offsetMetres ?? 0;
  if (!(offsetMetres >= 0 && offsetMetres <= OFFSET_MAX * radiusMetres)) {
    throw new RangeError(
      `offsetMetres must be from 0 to ${String(OFFSET_MAX)} of the radius, got ${String(offsetMetres)}`,
    );
  }
  return { ...population, nearFieldRadiusMetres, offsetMetres, phases: population.phases ?? 'random' };
}
