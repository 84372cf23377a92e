import { defineConfig } from 'vitest/config';
import { alias } from './vitest.config.ts';

/** The tests that drive a real browser; scripts/browser-tests.mjs finds one and runs them. */
export default defineConfig({
  resolve: { alias },
  test: {
    include: ['apps/compare/test/**/*.browser.test.ts'],
    passWithNoTests: true,
    // A hung test ends at some time; no outcome rests on a machine's speed. The pages' own limit is shorter, and says more.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    expect: { poll: { timeout: 240_000 } },
  },
});
