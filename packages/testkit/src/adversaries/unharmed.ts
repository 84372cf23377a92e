import { defineAttack } from '@dmct/core';
import { z } from 'zod';

/** No attack: the baseline of the suites, which must not depend on anybody's package of attacks. */
export const unharmed = defineAttack({
  name: 'kit-none',
  title: 'No attack',
  summary: 'Nobody is corrupted and nothing is held back.',
  citations: [],
  params: z.object({}),
  needs: [],
  powers: [],
  breaks: () => [],
  expects: { violates: [], summary: 'Bites nowhere.' },
  corruption: () => 'none',
  createAdversary: () => ({}),
});
