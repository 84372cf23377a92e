/**
 * Which of our packages a package may import. Imports run one way: the reason is ADR 0001.
 * `types` allows `import type` alone; `import` allows both.
 *
 * @typedef {{ import: readonly string[], types?: readonly string[] }} Allowed
 */

const strategies = [
  'consensus-generals',
  'consensus-pbft',
  'consensus-pow',
  'consensus-pos',
  'consensus-dmct',
];

/** @type {Readonly<Record<string, Allowed>>} */
export const sourceImports = {
  physics: { import: [] },
  core: { import: [], types: ['physics'] },
  simulator: { import: ['core', 'physics'] },
  'consensus-generals': { import: ['core'] },
  'consensus-pbft': { import: ['core'] },
  'consensus-pow': { import: ['core'] },
  'consensus-pos': { import: ['core'] },
  'consensus-dmct': { import: ['core', 'physics'] },
  'known-failures': { import: ['core'] },
  attacks: { import: ['core', 'physics'] },
  reporters: { import: ['core'] },
  claims: { import: ['core', 'physics', 'simulator'] },
  testkit: { import: ['core', 'simulator'] },
  catalog: { import: [...strategies, 'known-failures', 'attacks', 'reporters', 'claims', 'core'] },
};

/** What a package's tests may import besides what its sources may, and besides the package itself. */
export const testImports = ['physics', 'simulator', 'testkit'];
