import { defineAttack, findSurface } from '@dmct/core';
import { z } from 'zod';
import { beamedEmission } from './field/ambiguous.js';
import { drawHalves } from './wrap/halves.js';
import { speakingOn, tirelessParam } from './field/tireless.js';

/**
 * Two beams a traitor: the truth to one half of the honest, the lie to the other, the halves the same for all traitors.
 * It gives waves the two tongues that messages have, so that n must exceed 3f.
 */
export const directional = defineAttack({
  name: 'directional',
  title: 'Directional emission',
  summary: 'Corrupted replicas beam the truth to one half of the honest and the lie to the other.',
  citations: [
    {
      authors: 'M. S. Khan, S. S. Naqvi, N. H. Vaidya',
      title: 'Exact Byzantine consensus on undirected graphs under local broadcast model',
      year: 2019,
      venue: 'PODC 2019, 327-336',
      url: 'https://arxiv.org/abs/1903.11677',
    },
  ],
  params: z.object(tirelessParam),
  needs: ['field'],
  powers: ['directional-antenna'],
  breaks: () => ['isotropic-antennas'],
  expects: {
    violates: ['agreement', 'termination'],
    summary: 'Keeps an even split apart wherever n <= 3f; isotropic emitters cannot.',
  },
  createAdversary(context) {
    const field = findSurface(context.surfaces, 'field');
    const deceived = drawHalves(context, 'beams', context.honest).second;
    return speakingOn(context.params.tireless, {
      onEmission: (emission) =>
        field === undefined ? [emission] : beamedEmission(context, field, emission, deceived),
    });
  },
});
