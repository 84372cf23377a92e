import { defineValidation } from '@dmct/core';
import { experiments } from '@dmct/physics';
import { z } from 'zod';

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
    .refine(({ wavelength, separation }) => separation > wavelength / 2, {
      path: ['separation'],
      message: 'there are minima only where the separation is above half a wavelength',
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
