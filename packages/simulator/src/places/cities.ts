import type { Place } from '@dmct/core';
import { EARTH_RADIUS_METRES, pinned } from '@dmct/physics';
import { CITIES_DATA } from './cities-data.js';

interface City {
  readonly name: string;
  readonly latitudeDegrees: number;
  readonly longitudeDegrees: number;
}

/** How far a city is moved each time the ranking starts over, m. */
export const WRAP_METRES = 10_000;

const DEGREES_PER_TURN = 360;
const METRES_PER_DEGREE = (pinned.TAU * EARTH_RADIUS_METRES) / DEGREES_PER_TURN;

const CITIES: readonly City[] = CITIES_DATA.trim()
  .split(/;\s*/)
  .map((entry) => {
    const [name = '', country = '', latitude, longitude] = entry.split('|');
    return {
      name: `${name}, ${country}`,
      latitudeDegrees: Number(latitude),
      longitudeDegrees: Number(longitude),
    };
  });

/** How many cities the ranking holds; participants beyond it start over, displaced. */
export const CITY_COUNT = CITIES.length;

/**
 * The place of participant `index`: the city of that rank. Where the ranking ends it starts over, each time 10 km
 * further along the meridian towards the equator (and across it), so that no two participants share a place.
 */
export function cityPlace(index: number): Place {
  if (index >= CITY_COUNT) return computePlace(index);
  return (ranked[index] ??= computePlace(index));
}

/** Places of the ranking, computed once: short runs by the ten thousand would spend their time on sines. */
const ranked: Place[] = [];

function computePlace(index: number): Place {
  const city = CITIES[index % CITY_COUNT] as City;
  const wraps = Math.floor(index / CITY_COUNT);
  const towardsEquator = city.latitudeDegrees >= 0 ? -1 : 1;
  const latitudeDegrees = city.latitudeDegrees + (towardsEquator * wraps * WRAP_METRES) / METRES_PER_DEGREE;
  const latitudeTurns = latitudeDegrees / DEGREES_PER_TURN;
  const longitudeTurns = city.longitudeDegrees / DEGREES_PER_TURN;
  const axisDistanceMetres = EARTH_RADIUS_METRES * pinned.cosTurns(latitudeTurns);
  return {
    name: wraps === 0 ? city.name : `${city.name} +${String((wraps * WRAP_METRES) / 1000)} km`,
    position: {
      x: axisDistanceMetres * pinned.cosTurns(longitudeTurns),
      y: axisDistanceMetres * pinned.sinTurns(longitudeTurns),
      z: EARTH_RADIUS_METRES * pinned.sinTurns(latitudeTurns),
    },
    latitudeDegrees,
    longitudeDegrees: city.longitudeDegrees,
  };
}
