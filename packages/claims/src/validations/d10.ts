import { defineValidation } from '@dmct/core';
import { experiments } from '@dmct/physics';
import { z } from 'zod';
import { JACKSON_1998 } from './citations.js';

const DIRECTIONS = ['approaching', 'receding', 'transverse'] as const;

const params = z.object({
  beta: z.number().min(0).max(0.999).default(0.6).describe('speed over c'),
  direction: z.enum(DIRECTIONS).default('approaching').describe('how the source moves'),
  case: z
    .enum(['doppler', 'gamma', 'interval'])
    .default('doppler')
    .describe('the frequency heard, the ticks of a moving clock, or an interval after a boost over before'),
});
type Params = z.output<typeof params>;

export const d10 = defineValidation<Params>({
  id: 'D10',
  title:
    'relativistic Doppler: received over emitted frequency, by counting the cycles of a moving source’s field',
  source: JACKSON_1998,
  params,
  points: [
    ...DIRECTIONS.map((direction) => ({ beta: 0.6, direction, case: 'doppler' as const })),
    { beta: 0.6, direction: 'approaching', case: 'gamma' },
    { beta: 0.6, direction: 'approaching', case: 'interval' },
  ],
  kind: 'exact',
  expected: ({ beta, direction, case: what }) => {
    const across = Math.sqrt(1 - beta * beta);
    if (what === 'gamma') return 1 / across;
    if (what === 'interval') return 1;
    if (direction === 'transverse') return across;
    const ratio = (1 + beta) / (1 - beta);
    return Math.sqrt(direction === 'approaching' ? ratio : 1 / ratio);
  },
  measure: (point) => Promise.resolve(measured(point)),
});

function measured({ beta, direction, case: what }: Params): experiments.Measurement {
  if (what === 'gamma') return experiments.dilatedTick({ beta });
  if (what === 'doppler') return experiments.dopplerOfField({ beta, direction });
  const { measured: after, expected: before } = experiments.boostedInterval({ beta });
  return { expected: 1, measured: after / before, tolerance: 1e-9, samples: 1 };
}
