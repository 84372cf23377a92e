import { defineAttack, findSurface } from '@dmct/core';
import { z } from 'zod';
import { ambiguousEmission as soundBoth } from './field/ambiguous.js';
import { pivotRoles } from './field/roles.js';
import { restateEmission } from './field/restate.js';
import { speakingOn, tirelessParam } from './field/tireless.js';

const params = z.object({
  ratio: z.number().min(0).max(1).default(0.5).describe("the lie's share of an ambiguous emission's power"),
  power: z.number().positive().max(1).default(1).describe('power of an ambiguous emission over the cap'),
  pivots: z
    .number()
    .int()
    .positive()
    .nullable()
    .default(null)
    .describe(
      'how many traitors are ambiguous, the others sounding truth and lie in turn; default: all. One is the sharpest against an even split',
    ),
  ...tirelessParam,
});

/**
 * Both orders in one gate, in a ratio that puts what every receiver reads on the edge of its rule, where noise decides
 * for each of them alone. A single emitter doesn't fade: in free space all receivers read the same ratio.
 */
export const ambiguousEmission = defineAttack({
  name: 'ambiguous-emission',
  title: 'Ambiguous emission',
  summary:
    'Corrupted replicas sound both orders at once, so that noise alone decides what each receiver reads.',
  citations: [
    {
      authors: 'M. Pease, R. Shostak, L. Lamport',
      title: 'Reaching agreement in the presence of faults',
      year: 1980,
      venue: 'Journal of the ACM 27(2), 228-234',
      doi: '10.1145/322186.322188',
    },
  ],
  params,
  needs: ['field'],
  powers: [],
  breaks: () => [],
  expects: {
    violates: ['agreement'],
    summary:
      'Splits every rule with one fixed threshold when the honest are evenly split; not a random common threshold, repeated.',
  },
  createAdversary(context) {
    const field = findSurface(context.surfaces, 'field');
    const { pivots, power, ratio } = context.params;
    const roles = pivotRoles(context, pivots);
    const factor = Math.sqrt(power);
    return speakingOn(context.params.tireless, {
      onEmission(emission, from) {
        if (field === undefined) return [emission];
        const role = roles.get(from) ?? null;
        if (role !== null) return [restateEmission(field, emission, role)];
        const own = { ...emission, amplitude: emission.amplitude * factor };
        return soundBoth(context, field, own, ratio);
      },
    });
  },
});
