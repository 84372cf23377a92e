import { defineAttack, findSurface, secondsToNanoseconds } from '@dmct/core';
import { SPEED_OF_LIGHT } from '@dmct/physics';
import { z } from 'zod';
import { DISTANCE_BOUNDING } from './papers/citations.js';
import { longestPathMetres } from './field/longest-path.js';
import { restateEmission } from './field/restate.js';
import { speakingOn, tirelessParam } from './field/tireless.js';

const params = z.object({
  delaySeconds: z
    .number()
    .nonnegative()
    .finite()
    .nullable()
    .default(null)
    .describe("how much later than its slot a traitor emits, s; default: light's time over the longest path"),
  ...tirelessParam,
});

/**
 * A receiver that weighs a wave by its arrival time, r = c (t - t0), believes a late emitter to be far and makes up
 * for a distance that isn't there: time-gain compensation read as a gift of weight.
 */
export const lateEmission = defineAttack({
  name: 'late-emission',
  title: 'Late emission',
  summary:
    'Corrupted replicas sound the lie after their slot, so that they seem farther away and weigh more.',
  citations: [DISTANCE_BOUNDING],
  params,
  needs: ['field'],
  powers: ['off-gate-emission'],
  breaks: () => ['own-gate-emission'],
  expects: {
    violates: ['validity', 'agreement'],
    summary:
      'Buys weight in a range-gated receiver; a receiver with one gate for each known place hears it less or not at all.',
  },
  createAdversary(context) {
    const field = findSurface(context.surfaces, 'field');
    const late = secondsToNanoseconds(
      context.params.delaySeconds ?? longestPathMetres(context) / SPEED_OF_LIGHT,
    );
    return speakingOn(context.params.tireless, {
      onEmission: (emission) =>
        field === undefined
          ? [emission]
          : [
              {
                ...restateEmission(field, emission, context.lie),
                startNanoseconds: emission.startNanoseconds + late,
              },
            ],
    });
  },
});
