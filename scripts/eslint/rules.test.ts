import { fileURLToPath } from 'node:url';
import { ESLint } from 'eslint';
import tseslint from 'typescript-eslint';
import { describe, expect, it } from 'vitest';
import { inexactMath } from './determinism.js';
import { sourceImports } from './import-table.js';

// The snippets are in no program, so the rules that need types are left out here.
const linter = new ESLint({
  cwd: fileURLToPath(new URL('../..', import.meta.url)),
  overrideConfig: [tseslint.configs.disableTypeChecked],
});

async function faults(filePath: string, code: string): Promise<string[]> {
  const [result] = await linter.lintText(code, { filePath });
  return (result?.messages ?? []).map((fault) => `${fault.ruleId}: ${fault.message}`);
}

async function importFaults(filePath: string, code: string): Promise<string[]> {
  const all = await faults(filePath, code);
  return all.filter((fault) => fault.startsWith('house/import-direction'));
}

/** An import that is used as a type, so that no other rule has a say. */
const typeImport = (specifier: string) => `import type { A } from '${specifier}';\nexport type B = A;\n`;
const valueImport = (specifier: string) => `import { a } from '${specifier}';\nexport const b: number = a;\n`;

describe('imports run one way', () => {
  for (const [name, allowed] of Object.entries(sourceImports)) {
    it(`${name} imports what its row allows and nothing else`, async () => {
      for (const other of Object.keys(sourceImports)) {
        const file = `packages/${name}/src/snippet.ts`;
        const values = await importFaults(file, valueImport(`@dmct/${other}`));
        const types = await importFaults(file, typeImport(`@dmct/${other}`));
        const mayTypes = allowed.import.includes(other) || (allowed.types ?? []).includes(other);
        expect([other, values.length], values.join()).toEqual([
          other,
          allowed.import.includes(other) ? 0 : 1,
        ]);
        expect([other, types.length], types.join()).toEqual([other, mayTypes ? 0 : 1]);
      }
    });
  }

  it.each([
    ['physics imports nothing of ours', 'packages/physics/src/a.ts', typeImport('@dmct/core')],
    [
      'the simulator never imports a strategy',
      'packages/simulator/src/a.ts',
      valueImport('@dmct/consensus-pbft'),
    ],
    ['an attack never imports a strategy', 'packages/attacks/src/a.ts', valueImport('@dmct/consensus-dmct')],
    [
      'a strategy never imports another',
      'packages/consensus-pow/src/a.ts',
      valueImport('@dmct/consensus-pos'),
    ],
    ['core takes no values of physics', 'packages/core/src/a.ts', valueImport('@dmct/physics')],
    ['core keeps no empty import', 'packages/core/src/a.ts', `import { type A } from '@dmct/physics';`],
    [
      'a test of a plugin meets no other',
      'packages/attacks/test/a.test.ts',
      valueImport('@dmct/consensus-pbft'),
    ],
    ['a package without a row', 'packages/unheard-of/src/a.ts', valueImport('@dmct/core')],
    ['a deep import', 'apps/cli/src/a.ts', valueImport('@dmct/core/src/random')],
    ['a relative import that leaves', 'packages/claims/src/a.ts', valueImport('../../core/src/index.ts')],
    [
      'a relative import that leaves an app',
      'apps/cli/src/a.ts',
      valueImport('../../../packages/core/src/index.ts'),
    ],
    ['a relative import from a loose example', 'examples/a.ts', valueImport('../packages/core/src/index.ts')],
    [
      'a dynamic import',
      'packages/physics/src/a.ts',
      `export const a = (): unknown => import('@dmct/core');`,
    ],
    ['a type import in place', 'packages/physics/src/a.ts', `export type A = import('@dmct/core').A;`],
    ['a re-export', 'packages/physics/src/a.ts', `export * from '@dmct/core';`],
  ])('refuses: %s', async (_name, file, code) => {
    expect(await importFaults(file, code)).toHaveLength(1);
  });

  it.each([
    ['a test imports the testkit', 'packages/consensus-pbft/test/a.test.ts', valueImport('@dmct/testkit')],
    ['a test imports its own package', 'packages/attacks/test/a.test.ts', valueImport('@dmct/attacks')],
    [
      'a test imports its own sources',
      'packages/attacks/test/paper/a.test.ts',
      valueImport('../../src/index.ts'),
    ],
    [
      "catalog's tests set plugin against plugin",
      'packages/catalog/test/a.test.ts',
      valueImport('@dmct/attacks'),
    ],
    ['an app imports any package', 'apps/cli/src/a.ts', valueImport('@dmct/consensus-dmct')],
    ['an example imports any package', 'examples/field/a.ts', valueImport('@dmct/physics')],
    [
      'a manifest',
      'apps/cli/src/a.ts',
      `import manifest from '@dmct/core/package.json';\nexport { manifest };`,
    ],
    ['a library from outside', 'packages/core/src/a.ts', valueImport('zod')],
  ])('allows: %s', async (_name, file, code) => {
    expect(await importFaults(file, code)).toEqual([]);
  });

  it('says what is allowed', async () => {
    const [fault] = await importFaults('packages/reporters/src/a.ts', valueImport('@dmct/simulator'));
    expect(fault).toContain('reporters may not import @dmct/simulator; it may import: core');
  });
});

describe('determinism', () => {
  const source = 'packages/consensus-pbft/src/a.ts';

  it.each(inexactMath)('bans Math.%s', async (name) => {
    expect(await faults(source, `export const a: number = Math.${name}(1, 2);`)).toEqual([
      expect.stringContaining('use `pinned` of @dmct/physics'),
    ]);
  });

  it.each([
    ['Math.random', 'export const a: number = Math.random();', 'named stream'],
    ['a name taken out of Math', 'export const { sin } = Math;', '`pinned`'],
    ['Date', 'export const a: number = Date.now();', 'out.now'],
    ['new Date', 'export const a: string = String(new Date());', 'out.now'],
    ['performance.now', 'export const a: number = performance.now();', 'out.now'],
    ['setTimeout', 'setTimeout(() => undefined, 1);', 'out.setTimer'],
    ['setInterval', 'setInterval(() => undefined, 1);', 'out.setTimer'],
    ['globalThis.Date', 'export const a: number = globalThis.Date.now();', 'out.now'],
    ['crypto.getRandomValues', 'crypto.getRandomValues(new Uint8Array(1));', 'named stream'],
    [
      'node:crypto',
      `import { randomInt } from 'node:crypto';\nexport const a: number = randomInt(2);`,
      'named stream',
    ],
    ['**', 'export const a = (x: number): number => x ** 2;', '`pinned`'],
    ['**=', 'export function a(x: number): number {\n  x **= 2;\n  return x;\n}', '`pinned`'],
    ['localeCompare', `export const a: number = 'a'.localeCompare('b');`, 'locale'],
    ['console', `console.log('a');`, 'console'],
  ])('bans %s in a package', async (_name, code, replacement) => {
    expect(await faults(source, code)).toEqual([expect.stringContaining(replacement)]);
  });

  it.each([
    ['exact arithmetic', source, 'export const a: number = Math.sqrt(2) * Math.abs(-1) + Math.floor(1.5);'],
    ['powers of big integers', source, 'export const a: bigint = 2n ** 64n;'],
    [
      'Math as the naive twin in a test',
      'packages/physics/test/a.test.ts',
      'export const a = Math.sin(1) ** 2;',
    ],
    ['clocks and timers in an app', 'apps/cli/src/a.ts', 'setTimeout(() => Date.now(), 1);'],
  ])('allows %s', async (_name, file, code) => {
    expect(await faults(file, code)).toEqual([]);
  });

  it('bans unseeded test data', async () => {
    const found = await faults('packages/physics/test/a.test.ts', 'export const a = Math.random();');
    expect(found).toEqual([expect.stringContaining('named stream')]);
  });
});

describe('a message to many is one broadcast', () => {
  const wrap = (body: string) =>
    `export function f(out: { send(to: number): void }, ids: number[]): void {\n${body}\n}\n`;
  const loops = [
    'for (let id = 0; id < ids.length; id += 1) out.send(id);',
    'for (const id of ids) {\n  if (id > 0) out.send(id);\n}',
    'ids.forEach((id) => out.send(id));',
    'ids.forEach(function (id) {\n  out.send(id);\n});',
    'while (ids.length > 0) out.send(ids.pop() ?? 0);',
  ];

  it.each(loops)('refuses in a strategy: %s', async (body) => {
    const found = await faults('packages/consensus-pbft/src/a.ts', wrap(body));
    expect(found).toEqual([expect.stringContaining('use out.broadcast or out.multicast')]);
  });

  it.each(loops)('allows in an attack: %s', async (body) => {
    expect(await faults('packages/attacks/src/a.ts', wrap(body))).toEqual([]);
  });

  it('allows one send', async () => {
    expect(await faults('packages/consensus-pbft/src/a.ts', wrap('out.send(ids.length);'))).toEqual([]);
  });
});

describe('types', () => {
  it.each([
    ['any', 'export const a = (x: any): number => Number(x);', 'no-explicit-any'],
    [
      'an exported function without a return type',
      'export const a = (x: number) => x;',
      'module-boundary-types',
    ],
    ['a type imported as a value', `import { A } from 'zod';\nexport type B = A;`, 'consistent-type-imports'],
  ])('refuses %s', async (_name, code, rule) => {
    expect((await faults('packages/core/src/a.ts', code)).join('\n')).toContain(rule);
  });
});
