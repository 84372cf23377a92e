import { defineConfig, type Options } from 'tsup';

type Plugin = NonNullable<Options['plugins']>[number];

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
    plugins: [droppableNamespaces],
    ...overrides,
  });
}

/**
 * `export * as name` becomes an object that a call fills, which no bundler dares to drop, and with it everything that the
 * object names. The call has no other effect: it is marked so (ADR 0030).
 */
const droppableNamespaces: Plugin = {
  name: 'droppable-namespaces',
  renderChunk: (code) => ({
    code: code
      .replace(
        /^var __export = \(target, all\) => \{\n([\s\S]*?)\n\};$/m,
        'var __export = (target, all) => {\n$1\n  return target;\n};',
      )
      .replaceAll(
        /^var (\w+) = \{\};\n__export\(\1, (\{[^}]*\})\);$/gm,
        'var $1 = /* @__PURE__ */ __export({}, $2);',
      ),
  }),
};
