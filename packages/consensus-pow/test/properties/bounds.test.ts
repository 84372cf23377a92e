import { describeParams, parseParams, UsageError } from '@dmct/core';
import { describe, expect, it } from 'vitest';
import { paramsSchema, powAttacks, powValidations } from '../../src/index.js';

const owners = [
  ['pow', paramsSchema],
  ...powAttacks.map(({ name, params }) => [name, params]),
  ...powValidations.map(({ id, params }) => [id, params]),
] as const;
const numbers = owners.flatMap(([owner, schema]) =>
  describeParams(schema as typeof paramsSchema)
    .filter(({ type }) => type === 'number' || type === 'integer')
    .map(({ name }) => [owner as string, name, schema as typeof paramsSchema] as const),
);

describe('absurd numbers are refused in one line that says what is allowed', () => {
  it.each(numbers)('%s: %s', (owner, name, schema) => {
    for (const absurd of [1e300, -1e300, Infinity, -Infinity, NaN, 'many', null]) {
      const parse = (): unknown => parseParams(owner, schema, { [name]: absurd });
      expect(parse, String(absurd)).toThrow(UsageError);
      expect(parse).toThrow(new RegExp(`^parameter "${name}" of .+$`));
    }
  });
});

it('there is something to refuse', () => {
  expect(numbers.length).toBeGreaterThan(15);
});
