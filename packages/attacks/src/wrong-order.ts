import { defineAttack, findSurface, ForwardingReplica } from '@dmct/core';
import { z } from 'zod';
import { BYZANTINE_GENERALS } from './papers/citations.js';
import { restateEmission } from './field/restate.js';
import { RestateFilter } from './wrap/restate-filter.js';
import { oneLie } from './wrap/stories.js';

/** A consistent lie: whatever states a value states the lie, to everybody alike. */
export const wrongOrder = defineAttack({
  name: 'wrong-order',
  title: 'Wrong order',
  summary:
    'Corrupted replicas tell everybody the same lie, in every message and every wave that states an order.',
  citations: [BYZANTINE_GENERALS],
  params: z.object({}),
  needs: [['values', 'field']],
  powers: [],
  breaks: () => [],
  expects: {
    violates: ['validity', 'agreement'],
    summary:
      'Moves whoever follows the first word or the strongest wave; a majority of honest words outvotes it.',
  },
  createAdversary(context) {
    const values = findSurface(context.surfaces, 'values');
    const field = findSurface(context.surfaces, 'field');
    const stories = oneLie(context);
    return {
      corrupt: (replica, id) =>
        values === undefined
          ? replica
          : new ForwardingReplica(replica, new RestateFilter(context, id, stories, values)),
      onEmission: (emission) =>
        field === undefined ? [emission] : [restateEmission(field, emission, context.lie)],
    };
  },
});
