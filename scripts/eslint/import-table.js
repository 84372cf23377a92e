import { readdirSync } from 'node:fs';

/**
 * Which of our packages a package may import. Imports run one way: the reason is ADR 0001.
 * `types` allows `import type` alone; `import` allows both.
 *
 * @typedef {{ import: readonly string[], types?: readonly string[] }} Allowed
 */

/** Every folder packages/consensus-*: a new strategy package needs no line here. */
const strategies = readdirSync(new URL('../../packages/', import.meta.url))
  .filter((name) => name.startsWith('consensus-'))
  .sort();

/** @type {Readonly<Record<string, Allowed>>} */
export const sourceImports = {
  physics: { import: [] },
  core: { import: [], types: ['physics'] },
  simulator: { import: ['core', 'physics'] },
  replication: { import: ['core'] },
  ...Object.fromEntries(strategies.map((name) => [name, { import: ['core', 'replication'] }])),
  'consensus-dmct': { import: ['core', 'physics'] },
  'known-failures': { import: ['core', 'replication'] },
  attacks: { import: ['core', 'physics'] },
  reporters: { import: ['core'] },
  'reporter-html': { import: ['core', 'reporters'] },
  claims: { import: ['core', 'physics', 'simulator'] },
  sweep: { import: ['core', 'simulator'] },
  testkit: { import: ['core', 'simulator'] },
  catalog: {
    import: [...strategies, 'known-failures', 'attacks', 'reporters', 'reporter-html', 'claims', 'core'],
  },
  // It needs nothing but Node; its templates are packages of their own, which the rule leaves alone.
  'create-plugin': { import: [] },
};

/** Entries of packages besides their index: each is in its package's `exports`. */
export const furtherEntries = ['@dmct/catalog/for-run'];

/** What a package's tests may import besides what its sources may, and besides the package itself. */
export const testImports = ['physics', 'simulator', 'testkit'];
