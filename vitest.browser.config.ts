import { defineConfig } from 'vitest/config';
import { alias } from './vitest.config.ts';

/** The tests that drive a real browser; scripts/browser-tests.mjs finds one and runs them. */
export default defineConfig({
  resolve: { alias },
  test: {
    include: ['apps/compare/test/**/*.browser.test.ts'],
    passWithNoTests: true,
    testTimeout: 120_000,
  },
});
