import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { sourceImports, testImports } from './eslint/import-table.js';

interface Manifest {
  readonly name: string;
  readonly description?: string;
  readonly license?: string;
  readonly sideEffects?: boolean;
  readonly exports?: { readonly '.'?: { readonly types?: string; readonly import?: string } };
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

const linesMax = 500;
const root = fileURLToPath(new URL('..', import.meta.url));
const read = (file: string) => readFileSync(path.join(root, file), 'utf8');

const tracked = execFileSync('git', ['ls-files', '-z'], { cwd: root, encoding: 'utf8' })
  .split('\0')
  .filter((file) => file !== '' && existsSync(path.join(root, file)));
const sources = tracked.filter((file) => /\.(ts|tsx|js|mjs)$/.test(file));
const packages = readdirSync(path.join(root, 'packages')).filter((name) =>
  existsSync(path.join(root, 'packages', name, 'package.json')),
);

describe('files', () => {
  it(`no source is longer than ${linesMax} lines`, () => {
    const lengths = sources.map((file) => ({ file, lines: read(file).trimEnd().split('\n').length }));
    expect(lengths.filter(({ lines }) => lines > linesMax)).toEqual([]);
  });

  it("none names a place on someone's machine", () => {
    const machinePath = /(?<![\w.~-])\/(root|home|work|tmp)\//;
    const named = tracked.flatMap((file) =>
      read(file)
        .split('\n')
        .flatMap((line, index) => (machinePath.test(line) ? [`${file}:${index + 1}`] : [])),
    );
    expect(named).toEqual([]);
  });

  it('the lockfile holds no download addresses', () => {
    expect(read('pnpm-lock.yaml')).not.toMatch(/\b(tarball|resolved):/);
  });
});

describe.each(packages)('packages/%s', (name) => {
  const manifest = JSON.parse(read(`packages/${name}/package.json`)) as Manifest;

  it('has a README', () => {
    expect(existsSync(path.join(root, 'packages', name, 'README.md'))).toBe(true);
  });

  it('has a complete manifest', () => {
    expect(manifest).toMatchObject({
      name: `@dmct/${name}`,
      description: expect.stringMatching(/\S/) as string,
      license: 'MIT',
      sideEffects: false,
      exports: { '.': { types: './dist/index.d.ts', import: './dist/index.js' } },
    });
  });

  it('declares what it imports', () => {
    const shipped = { ...manifest.dependencies, ...manifest.peerDependencies };
    expect(undeclared(`packages/${name}/src/`, shipped, manifest.name)).toEqual([]);
    const tested = { ...shipped, ...manifest.devDependencies };
    expect(undeclared(`packages/${name}/test/`, tested, manifest.name)).toEqual([]);
  });

  it('depends on nothing that the import table forbids', () => {
    const row = sourceImports[name];
    const shipped = [...(row?.import ?? []), ...(row?.types ?? [])];
    expect(forbidden({ ...manifest.dependencies, ...manifest.peerDependencies }, shipped)).toEqual([]);
    expect(forbidden(manifest.devDependencies, [...shipped, ...testImports])).toEqual([]);
  });
});

/** The @dmct packages that the files under a folder import and no list declares; of these lint knows nothing. */
function undeclared(folder: string, declared: Readonly<Record<string, string>>, self: string): string[] {
  const imported = sources
    .filter((file) => file.startsWith(folder))
    .flatMap((file) => [...read(file).matchAll(/(?:from|import)\s*\(?\s*'(@dmct\/[a-z0-9-]+)/g)])
    .map(([, specifier = '']) => specifier);
  return [...new Set(imported)].filter((specifier) => specifier !== self && !(specifier in declared)).sort();
}

function forbidden(declared: Readonly<Record<string, string>> = {}, allowed: readonly string[]): string[] {
  const ours = Object.keys(declared).filter((name) => name.startsWith('@dmct/'));
  return ours.filter((name) => !allowed.includes(name.slice('@dmct/'.length)));
}
