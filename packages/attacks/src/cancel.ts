import { type AdversaryContext, defineAttack, findSurface } from '@dmct/core';
import { z } from 'zod';
import { antiphaseEmission } from './field/antiphase.js';
import { OwnClocks } from './field/own-clocks.js';
import { restateEmission } from './field/restate.js';

const params = z.object({
  victim: z
    .number()
    .int()
    .nonnegative()
    .nullable()
    .default(null)
    .describe('at whose place the truth is cancelled; default: the first honest replica'),
});

/**
 * Anti-noise: each traitor cancels, at the victim's place, the honest emitter that is nearest to it. It models that
 * emitter's wave by its own: the same start, carriers and phases. So it works where slot and phases are common
 * knowledge; against random phases or staggered slots it is one more emitter of the truth's carriers. At one place
 * cancelling is easy; everywhere it takes as many degrees of freedom as there are places times subcarriers.
 */
export const cancel = defineAttack({
  name: 'cancel',
  title: 'Cancelling emitter',
  summary:
    "Corrupted replicas emit the truth's carriers in antiphase, so that they vanish at one victim's place.",
  citations: [
    {
      authors: 'P. A. Nelson, S. J. Elliott',
      title: 'Active Control of Sound',
      year: 1992,
      venue: 'Academic Press',
    },
  ],
  params,
  needs: ['field'],
  powers: ['off-gate-emission'],
  breaks: () => ['own-gate-emission'],
  expects: {
    violates: ['agreement', 'validity', 'termination'],
    summary:
      'Silences an honest emitter at one place where its phases are known; other places hear the truth.',
  },
  createAdversary(context) {
    const field = findSurface(context.surfaces, 'field');
    const victim = context.params.victim ?? context.honest[0];
    const target = victim === undefined ? undefined : nearestHonest(context, victim);
    const clocks = new OwnClocks(() => context.now());
    return {
      corrupt: (replica, id) => clocks.watch(replica, id),
      onEmission(emission, from) {
        if (field === undefined || victim === undefined || target === undefined) return [emission];
        if (field.valueOf(emission) === null) return [emission];
        const truth = restateEmission(field, emission, context.truth);
        const paths = {
          targetMetres: context.pathLengthMetres(target, victim),
          ownMetres: context.pathLengthMetres(from, victim),
        };
        return [antiphaseEmission(truth, paths, clocks.earliest(from))];
      },
    };
  },
});

function nearestHonest(context: AdversaryContext<unknown>, victim: number): number | undefined {
  let nearest: number | undefined;
  for (const id of context.honest) {
    if (id === victim) continue;
    const isNearer =
      nearest === undefined ||
      context.pathLengthMetres(id, victim) < context.pathLengthMetres(nearest, victim);
    if (isNearer) nearest = id;
  }
  return nearest;
}
