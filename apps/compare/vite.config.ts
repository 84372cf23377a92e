import { fileURLToPath } from 'node:url';
import { defineConfig, runnerImport, type Plugin } from 'vite';

const root = fileURLToPath(new URL('../..', import.meta.url));
/** The page is built from the packages' sources, so that neither `vite` nor its tests wait for their builds. */
const alias = [{ find: /^@dmct\/([a-z-]+)$/, replacement: `${root}packages/$1/src/index.ts` }];
const FACTS_ID = 'virtual:catalog-facts';

/**
 * What the page says before a worker is up (names, claimed cells, which attack fits) is read from the catalog when the
 * page is built: the first load then needs none of the packages.
 */
function catalogFacts(): Plugin {
  return {
    name: 'catalog-facts',
    resolveId: (id) => (id === FACTS_ID ? `\0${FACTS_ID}` : null),
    async load(id) {
      if (id !== `\0${FACTS_ID}`) return null;
      const { module } = await runnerImport<{ collectFacts(): unknown }>(
        fileURLToPath(new URL('src/catalog/collect-facts.ts', import.meta.url)),
        { configFile: false, resolve: { alias }, logLevel: 'error' },
      );
      return `export const facts = ${JSON.stringify(module.collectFacts())};`;
    },
  };
}

// Relative paths, so that the built page works from any folder of any server.
export default defineConfig({
  base: './',
  resolve: { alias },
  plugins: [catalogFacts()],
  build: { target: 'es2022', modulePreload: { polyfill: false } },
  worker: { format: 'es' },
});
