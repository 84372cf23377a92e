import { defineValidation, type Citation } from '@dmct/core';
import { experiments } from '@dmct/physics';
import { z } from 'zod';
import { quickly, seedOf } from '../run/sampling.js';

const SMIRNOV_1948: Citation = {
  authors: 'N. Smirnov',
  title: 'Table for estimating the goodness of fit of empirical distributions',
  year: 1948,
  venue: 'Annals of Mathematical Statistics 19(2), 279-281',
  doi: '10.1214/aoms/1177730256',
};

const params = z.object({
  emitters: z.number().int().min(10).max(10_000_000).default(1000).describe('how many sound the message'),
  dimensions: z
    .number()
    .int()
    .min(1)
    .max(3)
    .default(3)
    .describe('strewn over a line (1), a disc (2) or a ball (3) of 10 km round the receiver'),
  receiver: z.enum(['tone', 'energy']).default('energy').describe('what reads the field'),
  phases: z.enum(['random', 'aligned']).default('random').describe('by chance, or focused at the receiver'),
  offset: z
    .number()
    .min(0)
    .max(0.9)
    .default(0)
    .describe('how far the receiver stands from the middle of a line or a ball, as a part of the radius'),
  case: z
    .enum(['reading', 'decision', 'gaussian-alone'])
    .default('reading')
    .describe(
      'reading: distance of the two distributions (Kolmogorov and Smirnov); decision: how much more often the lie of a third wins; gaussian-alone: whether a Gaussian without its nearest emitters is found out',
    ),
});
type Params = z.output<typeof params>;

const base = { dimensions: 3, receiver: 'energy', phases: 'random', offset: 0, case: 'reading' } as const;
/** Words drawn by the direct simulation in a row at most: some seconds. */
const WORDS_MAX = 1e8;
const SAMPLES = 600;

export const dPopulation = defineValidation<Params>({
  id: 'D-population',
  title: 'population mode against direct simulation, emitter by emitter, in what a receiver reads',
  source: SMIRNOV_1948,
  params,
  points: [
    ...[1000, 10_000, 100_000].flatMap((emitters) => [
      { ...base, emitters },
      { ...base, emitters, receiver: 'tone' as const },
    ]),
    ...[1000, 10_000, 100_000].map((emitters) => ({ ...base, emitters, offset: 0.5 })),
    { ...base, emitters: 10_000, dimensions: 1, offset: 0.5 },
    { ...base, emitters: 10_000, dimensions: 2 },
    { ...base, emitters: 10_000, dimensions: 1 },
    { ...base, emitters: 10_000, phases: 'aligned' },
    { ...base, emitters: 1000, case: 'decision' },
    { ...base, emitters: 10_000, dimensions: 2, case: 'decision' },
    { ...base, emitters: 10_000, dimensions: 2, case: 'gaussian-alone' },
    { ...base, emitters: 10_000, dimensions: 1, case: 'gaussian-alone' },
  ],
  kind: 'statistical',
  cost: ({ case: what }) => ({ seconds: 4, quickSeconds: what === 'gaussian-alone' ? 4 : 0.6 }),
  expected: ({ case: what }) => (what === 'gaussian-alone' ? 1 : 0),
  measure: (point, lab) => {
    const dimensions = point.dimensions as 1 | 2 | 3;
    const words = point.emitters * (dimensions + (point.receiver === 'tone' ? 1 : 4));
    const wanted = Math.max(20, Math.min(SAMPLES, Math.floor(WORDS_MAX / words)));
    // The control keeps its sample: on a line, a hundred draws don't tell a Gaussian from the real thing.
    const samples = point.case === 'gaussian-alone' ? wanted : quickly(wanted, lab);
    const options = { ...point, dimensions, samples, seed: seedOf(lab) };
    if (point.case === 'decision') return Promise.resolve(experiments.populationDecision(options));
    if (point.case === 'reading') return Promise.resolve(experiments.populationDistance(options));
    const { measured, tolerance } = experiments.populationDistance({ ...options, nearest: 0 });
    return Promise.resolve({ measured: measured > tolerance ? 1 : 0, samples, tolerance: 0 });
  },
});
