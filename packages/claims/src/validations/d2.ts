import { defineValidation } from '@dmct/core';
import { experiments } from '@dmct/physics';
import { z } from 'zod';

/** Beyond these the 1/r of the two ways differs so much that the weakest place leaves the hyperbola by over 0.2 %. */
const SEPARATION_MIN_WAVELENGTHS = 0.75;
const DISTANCE_MIN_SEPARATIONS = 5;

/** The minima lie where the two ways differ by half a wavelength: on a hyperbola with the sources as its foci. */
export const d2 = defineValidation({
  id: 'D2',
  title: "Young's two sources: metres between the minima next to the axis",
  source: {
    authors: 'T. Young',
    title: 'Experiments and calculations relative to physical optics',
    venue: 'Phil. Trans. R. Soc. 94',
    year: 1804,
  },
  params: z
    .object({
      wavelength: z.number().positive().max(1e6).default(0.5).describe('wavelength, m'),
      separation: z.number().positive().max(1e6).default(2).describe('distance of the sources, m'),
      distance: z.number().positive().max(1e6).default(100).describe('distance of the screen, m'),
    })
    .refine(({ wavelength, separation }) => separation >= SEPARATION_MIN_WAVELENGTHS * wavelength, {
      path: ['separation'],
      message: `the minima are on the hyperbola only from ${SEPARATION_MIN_WAVELENGTHS} wavelengths of separation on`,
    })
    .refine(({ distance, separation }) => distance >= DISTANCE_MIN_SEPARATIONS * separation, {
      path: ['distance'],
      message: `the minima are on the hyperbola only from ${DISTANCE_MIN_SEPARATIONS} separations of distance on`,
    }),
  points: [{ wavelength: 0.5, separation: 2, distance: 100 }],
  kind: 'exact',
  expected: ({ wavelength, separation, distance }) => {
    const a = wavelength / 4;
    const bSquare = (separation * separation) / 4 - a * a;
    return 2 * a * Math.sqrt(1 + (distance * distance) / bSquare);
  },
  measure: (params) => Promise.resolve(experiments.youngMinima(params)),
});
