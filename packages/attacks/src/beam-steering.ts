import { defineAttack, findSurface } from '@dmct/core';
import { z } from 'zod';
import { restateEmission, statesValue } from './field/restate.js';

const params = z.object({
  victim: z
    .number()
    .int()
    .nonnegative()
    .nullable()
    .default(null)
    .describe('who alone is told the lie; default: the first honest replica'),
  gain: z
    .number()
    .positive()
    .finite()
    .default(1)
    .describe("power of the beam towards the victim over an isotropic antenna's"),
});

/** All traitors steer a beam of the lie at one victim; the others hear them say the truth. */
export const beamSteering = defineAttack({
  name: 'beam-steering',
  title: 'Beam steering',
  summary: 'Corrupted replicas beam the lie to one victim and the truth to everybody else.',
  citations: [
    {
      authors: 'B. D. Van Veen, K. M. Buckley',
      title: 'Beamforming: a versatile approach to spatial filtering',
      year: 1988,
      venue: 'IEEE ASSP Magazine 5(2), 4-24',
      doi: '10.1109/53.665',
    },
  ],
  params,
  needs: ['field'],
  powers: ['directional-antenna', 'exceed-power-cap'],
  breaks: () => ['isotropic-antennas'],
  expects: {
    violates: ['agreement', 'termination', 'validity'],
    summary: 'Parts one victim from the rest where it takes what it hears for what all hear.',
  },
  createAdversary(context) {
    const field = findSurface(context.surfaces, 'field');
    const victim = context.params.victim ?? context.honest[0];
    const towards = (gain: number, others: number): readonly number[] =>
      Array.from({ length: context.nodes + context.clients }, (_, id) => (id === victim ? gain : others));
    return {
      onEmission(emission) {
        if (field === undefined || !statesValue(field, emission, context.lie)) return [emission];
        return [
          { ...restateEmission(field, emission, context.truth), beam: towards(0, 1) },
          {
            ...restateEmission(field, emission, context.lie),
            beam: towards(Math.sqrt(context.params.gain), 0),
          },
        ];
      },
    };
  },
});
