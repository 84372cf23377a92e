import { fab, zyzzyva } from '@dmct/known-failures';
import { strategyConformance } from '@dmct/testkit';
import { describe, it } from 'vitest';

/** As corrected they are strategies like any other. */
describe.each([
  ['zyzzyva', strategyConformance(zyzzyva, { params: { rule: 'corrected' } })],
  ['fab', strategyConformance(fab, { params: { rule: 'corrected' } })],
  ['fab, t = 1', strategyConformance(fab, { params: { rule: 'corrected', slack: 1 }, nodes: 6 })],
])('%s', (_, checks) => {
  for (const check of checks) it(check.name, () => check.run());
});
