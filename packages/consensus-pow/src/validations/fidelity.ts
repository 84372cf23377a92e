import { z } from 'zod';

/** How a row is played, for rows that can be played in both ways. */
export const fidelity = z
  .enum(['race', 'network'])
  .optional()
  .describe(
    'race (default): blocks alone, millions a second; network: miners, messages and an attack, thousands a second',
  );
