import { fileURLToPath } from 'node:url';
import { defineConfig, runnerImport, type Plugin } from 'vite';

const root = fileURLToPath(new URL('../..', import.meta.url));
/** The page is built from the packages' sources, so that neither `vite` nor its tests wait for their builds. */
const alias = [
  {
    find: '@dmct/reporter-html',
    replacement: fileURLToPath(new URL('src/catalog/html-left-out.ts', import.meta.url)),
  },
  { find: /^@dmct\/([a-z-]+)$/, replacement: `${root}packages/$1/src/index.ts` },
];
/** Modules that are made when the page is built: which function makes which export of which. */
const MADE = {
  'virtual:catalog-facts': { make: 'collectFacts', name: 'facts' },
  'virtual:parameter-facts': { make: 'collectParameters', name: 'parameters' },
  'virtual:attack-notes': { make: 'collectAttackNotes', name: 'notes' },
  'virtual:recorded-claims': { make: 'collectRecordedClaims', name: 'recorded' },
  'virtual:recorded-validation': { make: 'collectRecordedValidation', name: 'recorded' },
} as const;

type Made = Readonly<Record<string, () => unknown>>;
let collector: Promise<Made> | undefined;

/** The module that reads the catalog; loaded once, for that is a third of the build. */
function loadCollector(): Promise<Made> {
  const file = fileURLToPath(new URL('src/catalog/collect-facts.ts', import.meta.url));
  const options = { configFile: false, resolve: { alias }, logLevel: 'error' } as const;
  return (collector ??= runnerImport<Made>(file, options).then(({ module }) => module));
}

/**
 * What the page says before a worker is up (names, claimed cells, which attack fits) is read from the catalog when the
 * page is built: the first load then needs none of the packages. What only an opened form says is a module of its own.
 */
function catalogFacts(): Plugin {
  const isMade = (id: string): id is keyof typeof MADE => id in MADE;
  return {
    name: 'catalog-facts',
    resolveId: (id) => (isMade(id) ? `\0${id}` : null),
    async load(id) {
      const made = id.slice(1);
      if (!id.startsWith('\0') || !isMade(made)) return null;
      const { make, name } = MADE[made];
      const module = await loadCollector();
      return `export const ${name} = ${JSON.stringify(module[make]?.())};`;
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
