import { createBuiltInRegistry } from '@dmct/catalog';
import { claimConformance } from '@dmct/testkit';
import { describe, expect, it } from 'vitest';
import { myClaim } from '../src/index.js';

describe('my-claim', () => {
  const registry = createBuiltInRegistry();
  for (const check of claimConformance(myClaim, { registry })) it(check.name, () => check.run());
});

it('each verdict can be had', () => {
  const judged = (low: number, high: number) =>
    myClaim.judge({ metric: 's', value: (low + high) / 2, interval: { low, high }, samples: 20, data: {} });
  expect([judged(0.1, 0.2), judged(0.4, 0.6), judged(1, 2)]).toEqual(['supported', 'conditional', 'refuted']);
});
