import { defineAttack, findSurface } from '@dmct/core';
import { z } from 'zod';
import { restateEmission } from './field/restate.js';
import { speakingOn, tirelessParam } from './field/tireless.js';

const params = z.object({
  gain: z
    .number()
    .positive()
    .finite()
    .default(10)
    .describe("a traitor's radiated power over an honest general's"),
  ...tirelessParam,
});

/**
 * Liars who shout. Where the strongest received message wins, the share of the generals that suffices for the lie
 * falls to 1/(1 + gain): the threshold is a share of received power, not of generals.
 */
export const louder = defineAttack({
  name: 'louder',
  title: 'Louder emitter',
  summary: 'Corrupted replicas sound the lie with more power than anyone is allowed.',
  citations: [
    {
      authors: 'C.-Y. Koo, V. Bhandari, J. Katz, N. H. Vaidya',
      title: 'Reliable broadcast in radio networks: the bounded collision case',
      year: 2006,
      venue: 'PODC 2006, 258-264',
    },
  ],
  params,
  needs: ['field'],
  powers: ['exceed-power-cap'],
  breaks: ({ gain }) => (gain > 1 ? ['power-cap'] : []),
  expects: {
    violates: ['validity', 'agreement'],
    summary:
      'Drowns the truth for a receiver that adds up power; not for one that caps what each place may weigh.',
  },
  createAdversary(context) {
    const field = findSurface(context.surfaces, 'field');
    const factor = Math.sqrt(context.params.gain);
    return speakingOn(context.params.tireless, {
      onEmission: (emission) =>
        field === undefined
          ? [emission]
          : [
              {
                ...restateEmission(field, emission, context.lie),
                amplitude: emission.amplitude * factor,
              },
            ],
    });
  },
});
