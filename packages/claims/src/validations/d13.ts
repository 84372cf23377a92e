import { defineValidation } from '@dmct/core';
import { experiments, pinned } from '@dmct/physics';
import { z } from 'zod';
import { seedOf, trialsFor } from '../run/sampling.js';
import { symbolError } from '../theory/symbol-error.js';
import { PROAKIS_2001 } from './citations.js';

export const d13 = defineValidation({
  id: 'D13',
  title: 'noncoherent M-ary tones: symbol error',
  source: PROAKIS_2001,
  params: z.object({
    symbols: z.number().int().min(2).max(32).default(2).describe('how many tones, M'),
    snrDb: z.number().min(-10).max(20).default(10).describe('energy of a symbol over N0, dB'),
  }),
  points: [2, 4, 16].map((symbols) => ({ symbols, snrDb: 10 })),
  kind: 'statistical',
  cost: () => ({ seconds: 1.4, quickSeconds: 0.15 }),
  expected: ({ symbols, snrDb }) => symbolError(symbols, pinned.pow(10, snrDb / 10)),
  measure: ({ symbols, snrDb }, lab) => {
    const error = symbolError(symbols, pinned.pow(10, snrDb / 10));
    const samples = trialsFor(error, lab, symbols, 1.5e6);
    return Promise.resolve(experiments.toneSignalling({ symbols, snrDb, samples, seed: seedOf(lab) }));
  },
});
