import { defineAttack, findSurface } from '@dmct/core';
import { pinned } from '@dmct/physics';
import { z } from 'zod';
import { restateEmission, statesValue } from './field/restate.js';

const params = z.object({
  identities: z
    .number()
    .int()
    .min(1)
    .max(1000)
    .default(10)
    .describe('emitters that each traitor pretends to be, each at full power'),
});

/** One traitor, many emitters: as many waves from its place as it claims identities, each with phases of its own. */
export const sybil = defineAttack({
  name: 'sybil',
  title: 'Sybil emitters',
  summary: 'Each corrupted replica radiates the lie as many emitters at once.',
  citations: [
    {
      authors: 'J. R. Douceur',
      title: 'The Sybil attack',
      year: 2002,
      venue: 'IPTPS 2002, LNCS 2429, 251-260',
      doi: '10.1007/3-540-45748-8_24',
    },
  ],
  params,
  needs: ['field'],
  powers: ['exceed-power-cap'],
  breaks: ({ identities }) => (identities > 1 ? ['known-membership', 'power-cap'] : []),
  expects: {
    violates: ['validity', 'agreement'],
    summary:
      'Outnumbers the truth where waves are counted by power; not where each known place has one vote.',
  },
  createAdversary(context) {
    const field = findSurface(context.surfaces, 'field');
    const phases = context.stream('phases');
    return {
      onEmission(emission) {
        if (field === undefined || !statesValue(field, emission, context.lie)) return [emission];
        const stated = restateEmission(field, emission, context.lie);
        return Array.from({ length: context.params.identities }, () => {
          const phasesRadians = stated.carriers.phasesRadians.map(() => pinned.TAU * phases.uniform());
          return { ...stated, carriers: { ...stated.carriers, phasesRadians } };
        });
      },
    };
  },
});
