import { defineAttack } from '@dmct/core';
import { z } from 'zod';

/** Nobody is corrupted and the network does its best: the line to compare with. */
export const none = defineAttack({
  name: 'none',
  title: 'No attack',
  summary: 'Nobody is corrupted and nothing is held back.',
  citations: [],
  params: z.object({}),
  needs: [],
  powers: [],
  breaks: () => [],
  expects: { violates: [], summary: 'Bites nowhere: a strategy that fails here fails by itself.' },
  corruption: () => 'none',
  createAdversary: () => ({}),
});
