import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const root = fileURLToPath(new URL('../../../..', import.meta.url));
const alias = [
  { find: '@dmct/reporter-html', replacement: `${root}apps/compare/src/catalog/html-left-out.ts` },
  { find: /^@dmct\/([a-z-]+)$/, replacement: `${root}packages/$1/src/index.ts` },
];

/** A file of these tests' support and all that it imports, from source, as one script that makes a global `name`. */
export async function bundle(file: string, name: string): Promise<string> {
  const outDir = mkdtempSync(join(tmpdir(), 'dmct-bundle-'));
  try {
    await build({
      configFile: false,
      logLevel: 'error',
      root,
      resolve: { alias },
      build: {
        outDir,
        target: 'es2022',
        minify: false,
        lib: {
          entry: `${root}apps/compare/test/support/${file}`,
          formats: ['iife'],
          name,
          fileName: () => 'bundle.js',
        },
      },
    });
    return readFileSync(join(outDir, 'bundle.js'), 'utf8');
  } finally {
    rmSync(outDir, { recursive: true, force: true });
  }
}
