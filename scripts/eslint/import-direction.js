import path from 'node:path';
import { furtherEntries, sourceImports, testImports } from './import-table.js';

const tableFile = 'scripts/eslint/import-table.js';

/**
 * The room that a file stands in: `packages/core`, `apps/cli`, `examples/physics-alone`, …
 *
 * @param {string} file a path relative to the root, with forward slashes
 */
export function roomOf(file) {
  const [top, name, ...rest] = file.split('/');
  if (name === undefined || rest.length === 0) return undefined;
  if (top !== 'packages' && top !== 'apps' && top !== 'examples') return undefined;
  return { top, name, root: `${top}/${name}`, isSource: rest[0] === 'src' };
}

/**
 * Why an import is not allowed; undefined when it is.
 *
 * @param {string} file the importing file, relative to the root, with forward slashes
 * @param {string} specifier what it imports
 * @param {boolean} isTypeOnly whether the whole import is erased when compiled
 * @returns {string | undefined}
 */
export function importFault(file, specifier, isTypeOnly) {
  if (specifier.startsWith('.')) return relativeFault(file, specifier);
  const match = /^@dmct\/([^/]+)(\/.*)?$/.exec(specifier);
  if (match === null) return undefined;
  const [, target = '', subpath] = match;
  if (subpath !== undefined && subpath !== '/package.json' && !furtherEntries.includes(specifier)) {
    return `'${specifier}' reaches inside a package: import from '@dmct/${target}', and export there what is missing.`;
  }
  const room = roomOf(file);
  return room?.top === 'packages' ? directionFault(room, target, isTypeOnly) : undefined;
}

/**
 * @param {string} file
 * @param {string} specifier
 */
function relativeFault(file, specifier) {
  const resolved = path.posix.join(path.posix.dirname(file), specifier);
  const here = roomOf(file)?.root;
  const there = roomOf(`${resolved}/`)?.root;
  // Files loose under examples/ and the root's own files have no room to leave, but may enter none either.
  const leaves = here !== undefined && resolved !== here && !resolved.startsWith(`${here}/`);
  const enters = there !== undefined && there !== here && !there.startsWith('examples/');
  if (!leaves && !enters) return undefined;
  return `'${specifier}' leaves ${here ?? 'its folder'}: import the other package by its name, '@dmct/…'.`;
}

/**
 * @param {{ name: string, isSource: boolean }} room
 * @param {string} target
 * @param {boolean} isTypeOnly
 */
function directionFault({ name, isSource }, target, isTypeOnly) {
  const allowed = sourceImports[name];
  if (allowed === undefined) return `packages/${name} has no row in ${tableFile}: add one first.`;
  const values = isSource ? allowed.import : [...allowed.import, ...testImports, name];
  if (values.includes(target)) return undefined;
  const types = allowed.types ?? [];
  if (types.includes(target)) {
    return isTypeOnly
      ? undefined
      : `${name} may use types of @dmct/${target}, not its values: write 'import type'.`;
  }
  const list =
    [...values, ...types.map((type) => `${type} (types only)`)].join(', ') || 'none of our packages';
  const who = isSource ? name : `a test of ${name}`;
  return `${who} may not import @dmct/${target}; it may import: ${list} (${tableFile}).`;
}

/** @type {import('eslint').Rule.RuleModule} */
export const importDirection = {
  meta: {
    type: 'problem',
    docs: { description: 'Imports among our packages run one way (ADR 0001).' },
    schema: [],
  },
  create(context) {
    const file = path.relative(context.cwd, context.filename).split(path.sep).join('/');
    /**
     * @param {any} node
     * @param {any} source
     * @param {boolean} isTypeOnly
     */
    function check(node, source, isTypeOnly) {
      if (typeof source?.value !== 'string') return;
      const message = importFault(file, source.value, isTypeOnly);
      if (message !== undefined) context.report({ node, message });
    }
    return {
      ImportDeclaration: (/** @type {any} */ node) => check(node, node.source, node.importKind === 'type'),
      ExportNamedDeclaration: (/** @type {any} */ node) =>
        check(node, node.source, node.exportKind === 'type'),
      ExportAllDeclaration: (/** @type {any} */ node) => check(node, node.source, node.exportKind === 'type'),
      ImportExpression: (/** @type {any} */ node) => check(node, node.source, false),
      TSImportType: (/** @type {any} */ node) => check(node, node.source, true),
    };
  },
};
