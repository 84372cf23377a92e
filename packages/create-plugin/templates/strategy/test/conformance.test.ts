import { strategyConformance } from '@dmct/testkit';
import { describe, it } from 'vitest';
import { myStrategy } from '../src/index.js';

describe('my-strategy among five, one of them a traitor', () => {
  for (const check of strategyConformance(myStrategy, { nodes: 5 })) it(check.name, () => check.run());
});

describe('my-strategy among nine, two of them traitors', () => {
  for (const check of strategyConformance(myStrategy, { nodes: 9 })) it(check.name, () => check.run());
});
