import { defineConfig, type Options } from 'tsup';

/** How every package is built: ESM only, with declarations, for Node 20 and for browsers. */
export function packageBuild(overrides: Options = {}): ReturnType<typeof defineConfig> {
  return defineConfig({
    entry: ['src/index.ts'],
    format: ['esm'],
    target: 'es2022',
    platform: 'neutral',
    // tsup hands TypeScript 6 a deprecated `baseUrl`; the flag keeps that from being an error.
    dts: { compilerOptions: { ignoreDeprecations: '6.0' } },
    sourcemap: true,
    clean: true,
    treeshake: true,
    ...overrides,
  });
}
