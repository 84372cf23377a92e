import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { snippetModules } from './scripts/docs/snippet-modules.ts';

const root = fileURLToPath(new URL('.', import.meta.url));

/** Tests read our packages from source, so that a change is seen without a build. */
export const alias = [{ find: /^@dmct\/([a-z-]+)$/, replacement: `${root}packages/$1/src/index.ts` }];

export default defineConfig({
  plugins: [snippetModules()],
  resolve: { alias },
  test: {
    include: [
      'packages/*/test/**/*.test.ts',
      'packages/*/templates/*/test/**/*.test.ts',
      'apps/*/test/**/*.test.ts',
      'examples/**/*.test.ts',
      'scripts/**/*.test.ts',
    ],
    exclude: ['**/node_modules/**', '**/dist/**', '**/*.browser.test.ts'],
    testTimeout: 60_000,
    maxWorkers: '100%',
    // Packages hold no state of their own, so files may share them: loading all of them anew took longer than the tests.
    isolate: false,
  },
});
