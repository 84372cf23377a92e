import { builtInAttacks } from '@dmct/attacks';
import { smallestNodes, strategyConformance } from '@dmct/testkit';
import { describe, it } from 'vitest';
import { myStrategy } from '../src/index.js';

/** What can't bite here, each with the reason: it would show nothing. */
const toothless = { none: 'no attack', 'slow-primary': 'no primary whose pace the others follow' };

// The suite's own adversaries and storms, and every attack of the lab that fits, where it is hardest: among the fewest
// replicas that are said to bear one liar, and two.
describe.each([1, 2].map((faults) => smallestNodes(myStrategy, faults)))('my-strategy among %i', (nodes) => {
  const options = { nodes, attacks: builtInAttacks, toothless };
  for (const check of strategyConformance(myStrategy, options)) it(check.name, () => check.run());
});
