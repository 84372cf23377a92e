import { attackConformance } from '@dmct/testkit';
import { describe, it } from 'vitest';
import { myAttack } from '../src/index.js';

describe('my-attack', () => {
  for (const check of attackConformance(myAttack)) it(check.name, () => check.run());
});
