import { defineAttack, findSurface } from '@dmct/core';
import { pinned } from '@dmct/physics';
import { z } from 'zod';
import { OwnClocks } from './field/own-clocks.js';
import { restateEmission } from './field/restate.js';

const params = z.object({
  skewSeconds: z
    .number()
    .min(0)
    .max(1)
    .default(1e-7)
    .describe('each emission starts off by a uniform draw within plus or minus this, s'),
  phaseTurns: z
    .number()
    .min(0)
    .max(1)
    .default(1)
    .describe('each carrier is turned by a uniform draw within this share of a turn'),
});

/**
 * Clocks and oscillators that are off, on purpose: part of the lie falls out of its gate, and its carriers are in no
 * fixed phase. Receivers of power don't mind the phases.
 */
export const clockJitter = defineAttack({
  name: 'clock-jitter',
  title: 'Clock skew and phase jitter',
  summary: 'Corrupted replicas sound the lie at times and phases drawn anew for each emission.',
  citations: [
    {
      authors: 'D. W. Allan',
      title: 'Statistics of atomic frequency standards',
      year: 1966,
      venue: 'Proceedings of the IEEE 54(2), 221-230',
      doi: '10.1109/PROC.1966.4634',
    },
  ],
  params,
  needs: ['field'],
  powers: ['off-gate-emission'],
  breaks: ({ skewSeconds }) => (skewSeconds > 0 ? ['own-gate-emission'] : []),
  expects: {
    violates: ['agreement'],
    summary: 'Blurs what a gate says; within the guard between gates it disturbs nobody else.',
  },
  createAdversary(context) {
    const field = findSurface(context.surfaces, 'field');
    const clocks = new OwnClocks(() => context.now());
    const draws = context.stream('jitter');
    const { phaseTurns, skewSeconds } = context.params;
    return {
      corrupt: (replica, id) => clocks.watch(replica, id),
      onEmission(emission, from) {
        if (field === undefined) return [emission];
        const stated = restateEmission(field, emission, context.lie);
        const off = Math.round((2 * draws.uniform() - 1) * skewSeconds * 1e9);
        const phasesRadians = stated.carriers.phasesRadians.map(
          (phase) => phase + pinned.TAU * phaseTurns * draws.uniform(),
        );
        return [
          {
            ...stated,
            startNanoseconds: Math.max(stated.startNanoseconds + off, clocks.earliest(from)),
            carriers: { ...stated.carriers, phasesRadians },
          },
        ];
      },
    };
  },
});
