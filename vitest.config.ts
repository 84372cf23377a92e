import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { snippetModules } from './scripts/docs/snippet-modules.ts';

const root = fileURLToPath(new URL('.', import.meta.url));

/** Tests read our packages from source, so that a change is seen without a build. */
export const alias = [
  { find: /^@dmct\/([a-z-]+)$/, replacement: `${root}packages/$1/src/index.ts` },
  { find: '@dmct/catalog/for-run', replacement: `${root}packages/catalog/src/for-run.ts` },
];

/** Tests that put another module in a package's place: each with modules of its own. */
const ISOLATED = '**/*.isolated.test.ts';
const TESTS = [
  'packages/*/test/**/*.test.ts',
  'packages/*/templates/*/test/**/*.test.ts',
  'apps/*/test/**/*.test.ts',
  'examples/**/*.test.ts',
  'scripts/**/*.test.ts',
];
const EXCLUDED = ['**/node_modules/**', '**/dist/**', '**/*.browser.test.ts'];

export default defineConfig({
  plugins: [snippetModules()],
  resolve: { alias },
  test: {
    exclude: EXCLUDED,
    // A hung test ends at some time; none fails because a machine is slow: the longest takes 20 s on two busy cores.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    maxWorkers: '100%',
    projects: [
      {
        extends: true,
        // Packages hold no state of their own, so files may share them: loading all of them anew took longer than the tests.
        test: { name: 'shared', isolate: false, include: TESTS, exclude: [ISOLATED] },
      },
      { extends: true, test: { name: 'isolated', isolate: true, include: [`packages/*/test/${ISOLATED}`] } },
    ],
  },
});
