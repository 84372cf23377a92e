import { defineAttack, findSurface } from '@dmct/core';
import { z } from 'zod';
import { ambiguousEmission } from './field/ambiguous.js';
import { speakingOn, tirelessParam } from './field/tireless.js';

const params = z.object({
  power: z
    .number()
    .min(0)
    .max(1)
    .default(0.001)
    .describe("a traitor's radiated power over an honest general's"),
  ratio: z.number().min(0).max(1).default(0.5).describe("the lie's share of it"),
  ...tirelessParam,
});

/**
 * Both orders so softly that each receiver hears its own noise: a share of the energy in a gate, taken without regard to
 * how little it is, tells every receiver something else. A floor of power makes it tell all of them one half.
 */
export const whispering = defineAttack({
  name: 'whispering',
  title: 'Whispering emitter',
  summary:
    'Corrupted replicas sound both orders near the noise, so that every receiver reads something else.',
  citations: [
    {
      authors: 'M. S. Khan, S. S. Naqvi, N. H. Vaidya',
      title: 'Exact Byzantine consensus on undirected graphs under local broadcast model',
      year: 2019,
      venue: 'PODC 2019, 327-336',
      url: 'https://arxiv.org/abs/1903.11677',
    },
  ],
  params,
  needs: ['field'],
  powers: [],
  breaks: () => [],
  expects: {
    violates: ['agreement', 'termination'],
    summary: 'Splits receivers that weigh a gate by ratios alone; not those with a floor of power.',
  },
  createAdversary(context) {
    const field = findSurface(context.surfaces, 'field');
    const factor = Math.sqrt(context.params.power);
    return speakingOn(context.params.tireless, {
      onEmission(emission) {
        if (field === undefined) return [emission];
        const quiet = { ...emission, amplitude: emission.amplitude * factor };
        return factor === 0 ? [] : ambiguousEmission(context, field, quiet, context.params.ratio);
      },
    });
  },
});
