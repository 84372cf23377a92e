import { strategyConformance } from '@dmct/testkit';
import { describe, it } from 'vitest';
import { benOr } from '../src/index.js';

for (const nodes of [6, 11]) {
  describe(`ben-or among ${String(nodes)}`, () => {
    for (const check of strategyConformance(benOr, { nodes })) it(check.name, () => check.run());
  });
}
