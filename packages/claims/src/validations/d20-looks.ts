import { createStream, defineValidation } from '@dmct/core';
import { experiments, pinned } from '@dmct/physics';
import { z } from 'zod';
import { seedOf, trialsFor } from '../run/sampling.js';
import { looksError } from '../theory/looks-error.js';
import { SUPERPOSITION } from './citations.js';

const params = z
  .object({
    honest: z.number().int().min(0).max(200).default(2).describe('emitters of the truth'),
    liars: z.number().int().min(0).max(200).default(1).describe('emitters of the lie'),
    looks: z.number().int().min(1).max(4096).default(1).describe('independent looks, K (1 is the lottery)'),
    fading: z
      .enum(['rayleigh', 'none'])
      .default('rayleigh')
      .describe('complex Gaussian gains, or unit gains'),
  })
  .refine(({ honest, liars }) => honest + liars > 0, {
    path: ['honest'],
    message: 'there must be at least one emitter',
  });
type Params = z.output<typeof params>;

const TWIN_TRIALS = 40_000;

export const d20Looks = defineValidation<Params>({
  id: 'D20-looks',
  title: 'the strongest of two superposed messages over K looks: how often it is the lie',
  source: SUPERPOSITION,
  params,
  points: [
    { honest: 2, liars: 1, looks: 1, fading: 'none' },
    { honest: 6, liars: 3, looks: 1, fading: 'none' },
    { honest: 70, liars: 30, looks: 1, fading: 'rayleigh' },
    { honest: 2, liars: 1, looks: 4, fading: 'rayleigh' },
    { honest: 2, liars: 1, looks: 16, fading: 'rayleigh' },
    { honest: 2, liars: 1, looks: 64, fading: 'rayleigh' },
    { honest: 2, liars: 1, looks: 4, fading: 'none' },
    { honest: 6, liars: 3, looks: 16, fading: 'none' },
  ],
  kind: 'statistical',
  cost: () => ({ seconds: 1.3, quickSeconds: 0.13 }),
  expected: expectedError,
  measure: (point, lab) => {
    const { honest, liars, looks } = point;
    const cost = looks * (honest + liars);
    const samples = trialsFor(looksError(liars / (honest + liars), looks), lab, cost, 4e6);
    const run = experiments.superpositionError({ ...point, samples, seed: seedOf(lab) });
    // The printed values of unit gains come from sampling too.
    const tolerance = hasClosedForm(point) ? run.tolerance : Math.max(run.tolerance, 5e-4) * Math.SQRT2;
    return Promise.resolve({ measured: run.measured, samples, tolerance });
  },
});

function hasClosedForm({ looks, fading }: Params): boolean {
  return fading === 'rayleigh' || looks === 1;
}

/** Printed values for unit gains over several looks, which have no closed form. */
const PRINTED: readonly (Params & { readonly error: number })[] = [
  { honest: 2, liars: 1, looks: 4, fading: 'none', error: 0.0803 },
  { honest: 6, liars: 3, looks: 16, fading: 'none', error: 0.0153 },
];

function expectedError(point: Params): number {
  const { honest, liars, looks } = point;
  if (hasClosedForm(point)) return looksError(liars / (honest + liars), looks);
  const printed = PRINTED.find(
    (each) => each.honest === honest && each.liars === liars && each.looks === looks,
  );
  return printed?.error ?? directSums(point);
}

/** Elsewhere: sums of random unit phasors, without a field and without a receiver. */
function directSums({ honest, liars, looks }: Params): number {
  const draws = createStream(1, 'D20-looks direct sums');
  const trials = Math.max(1000, Math.min(TWIN_TRIALS, Math.floor(4e6 / (looks * (honest + liars)))));
  const power = (emitters: number): number => {
    let re = 0;
    let im = 0;
    for (let i = 0; i < emitters; i++) {
      const phase = 2 * pinned.PI * draws.uniform();
      re += pinned.cos(phase);
      im += pinned.sin(phase);
    }
    return re * re + im * im;
  };
  let wrong = 0;
  for (let trial = 0; trial < trials; trial++) {
    let margin = 0;
    for (let look = 0; look < looks; look++) margin += power(honest) - power(liars);
    if (margin < 0) wrong++;
  }
  return wrong / trials;
}
