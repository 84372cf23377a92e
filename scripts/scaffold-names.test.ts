import { createBuiltInRegistry } from '@dmct/catalog';
import { BUILT_IN } from '@dmct/create-plugin';
import { expect, it } from 'vitest';

it('create-plugin refuses the name of every built-in plugin of its kind, and no other', () => {
  const { attacks, claims, reporters, strategies, validations } = createBuiltInRegistry();
  const names = {
    strategy: strategies.all.map(({ name }) => name),
    attack: attacks.all.map(({ name }) => name),
    reporter: reporters.all.map(({ name }) => name),
    claim: claims.all.map(({ id }) => id),
    validation: validations.all.map(({ id }) => id),
  };
  // Ids like A1 can't be a package's name at all.
  const possible = Object.entries(names).map(([kind, all]) => [
    kind,
    all.filter((name) => /^[a-z][a-z0-9-]*$/.test(name)),
  ]);
  expect(BUILT_IN).toEqual(Object.fromEntries(possible));
});
