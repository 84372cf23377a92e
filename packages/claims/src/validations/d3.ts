import { defineValidation } from '@dmct/core';
import { experiments } from '@dmct/physics';
import { z } from 'zod';
import { quickly, seedOf } from '../run/sampling.js';
import { GOODMAN_2007 } from './citations.js';

/** 3.3 standard errors of a mean of exponential powers are 1 % of it after this many trials. */
const TRIALS_FOR_ONE_PERCENT = 108_900;
/** Waves superposed in a row at most: some ten seconds. */
const WAVES_MAX = 1.1e7;

function samplesFor(emitters: number): number {
  return Math.max(200, Math.min(TRIALS_FOR_ONE_PERCENT, Math.floor(WAVES_MAX / emitters)));
}

export const d3 = defineValidation({
  id: 'D3',
  title: 'N emitters in power: N squared at the focus of aligned phases, N on average otherwise',
  source: GOODMAN_2007,
  params: z.object({
    emitters: z.number().int().min(1).max(5000).default(10).describe('how many, N'),
    case: z.enum(['coherent', 'incoherent']).default('coherent').describe('aligned at a focus, or not'),
  }),
  points: [10, 100].flatMap((emitters) => [
    { emitters, case: 'coherent' as const },
    { emitters, case: 'incoherent' as const },
  ]),
  kind: 'statistical',
  cost: ({ case: light, emitters }) =>
    light === 'incoherent'
      ? { seconds: 0.06 * emitters, quickSeconds: 0.005 * emitters }
      : { seconds: 0.01, quickSeconds: 0.01 },
  expected: ({ emitters, case: phases }) => (phases === 'coherent' ? emitters * emitters : emitters),
  measure: ({ emitters, case: phases }, lab) => {
    const seed = seedOf(lab);
    if (phases === 'coherent') return Promise.resolve(experiments.coherentPower({ emitters, seed }));
    const samples = quickly(samplesFor(emitters), lab);
    return Promise.resolve(experiments.incoherentPower({ emitters, samples, seed }));
  },
});
