import { createBuiltInRegistry } from '@dmct/catalog';
import { validationConformance } from '@dmct/testkit';
import { describe, expect, it } from 'vitest';
import { myValidation } from '../src/index.js';

const registry = createBuiltInRegistry();
const { points } = myValidation;

describe('my-validation', () => {
  for (const check of validationConformance(myValidation, { registry, points }))
    it(check.name, () => check.run());
});

it('is measured and not computed: another protocol gives another number', async () => {
  const other = {
    ...myValidation,
    measure: (params: { n: number }, lab: Parameters<typeof myValidation.measure>[1]) =>
      myValidation.measure(params, {
        ...lab,
        simulate: (scenario) => lab.simulate({ ...scenario, params: { algorithm: 'om', m: 0 } }),
      }),
  };
  const check = validationConformance(other, { registry }).find(
    ({ name }) => name === 'reproduces what was published',
  );
  await expect(check?.run()).rejects.toThrow(/3, published 9/);
});
