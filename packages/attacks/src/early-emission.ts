import { defineAttack, findSurface, secondsToNanoseconds } from '@dmct/core';
import { SPEED_OF_LIGHT } from '@dmct/physics';
import { z } from 'zod';
import { DISTANCE_BOUNDING } from './papers/citations.js';
import { longestPathMetres } from './field/longest-path.js';
import { OwnClocks } from './field/own-clocks.js';
import { restateEmission } from './field/restate.js';
import { speakingOn, tirelessParam } from './field/tireless.js';

const params = z.object({
  leadSeconds: z
    .number()
    .nonnegative()
    .finite()
    .nullable()
    .default(null)
    .describe("how much before its slot a traitor emits, s; default: light's time over the longest path"),
  ...tirelessParam,
});

/**
 * The lie before its time: it arrives as from nearer by. It can't be earlier than now, and a traitor that speaks first
 * has heard least: what it gains in time it loses in knowledge.
 */
export const earlyEmission = defineAttack({
  name: 'early-emission',
  title: 'Early emission',
  summary: 'Corrupted replicas sound the lie before their slot, as far as the present allows.',
  citations: [DISTANCE_BOUNDING],
  params,
  needs: ['field'],
  powers: ['off-gate-emission'],
  breaks: () => ['own-gate-emission'],
  expects: {
    violates: ['validity', 'agreement'],
    summary:
      'Takes weight from the liar in a range-gated receiver, and falls out of its gate in a causal one, now and then into another.',
  },
  createAdversary(context) {
    const field = findSurface(context.surfaces, 'field');
    const clocks = new OwnClocks(() => context.now());
    const lead = secondsToNanoseconds(
      context.params.leadSeconds ?? longestPathMetres(context) / SPEED_OF_LIGHT,
    );
    return speakingOn(context.params.tireless, {
      corrupt: (replica, id) => clocks.watch(replica, id),
      onEmission(emission, from) {
        if (field === undefined) return [emission];
        const startNanoseconds = Math.max(emission.startNanoseconds - lead, clocks.earliest(from));
        return [{ ...restateEmission(field, emission, context.lie), startNanoseconds }];
      },
    });
  },
});
