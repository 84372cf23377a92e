import { defineAttack, findSurface } from '@dmct/core';
import { z } from 'zod';
import { restateEmission } from './field/restate.js';
import { speakingOn, tirelessParam } from './field/tireless.js';

/** Liars who stand where their waves arrive strongest: the same power at the antenna, more of it at the receivers. */
export const nearer = defineAttack({
  name: 'nearer',
  title: 'Nearer emitters',
  summary:
    'Those who stand nearest to the others are corrupted and sound the lie, at nobody more than the cap.',
  citations: [
    {
      authors: 'H. T. Friis',
      title: 'A note on a simple transmission formula',
      year: 1946,
      venue: 'Proceedings of the IRE 34(5), 254-256',
      doi: '10.1109/JRPROC.1946.234568',
    },
  ],
  params: z.object(tirelessParam),
  needs: ['field'],
  powers: [],
  breaks: () => [],
  expects: {
    violates: ['validity', 'agreement'],
    summary:
      'Drowns the truth where received power is added up, as 1/r²; not where each place weighs what its distance lets expect.',
  },
  corruption: () => 'nearest',
  createAdversary(context) {
    const field = findSurface(context.surfaces, 'field');
    return speakingOn(context.params.tireless, {
      onEmission: (emission) =>
        field === undefined ? [emission] : [restateEmission(field, emission, context.lie)],
    });
  },
});
