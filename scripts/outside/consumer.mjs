// An app: one package, or all of them, in a browser's bundle.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { createContext, runInContext } from 'node:vm';
import { gzipSync } from 'node:zlib';
import { demand } from './folder.mjs';

const esbuild = 'esbuild@0.28.2';

/** Whole packages, minified and compressed, their dependencies with them, kB: what a page pays at most. */
const budgets = { physics: 40, core: 40, catalog: 700 };

/**
 * What a page pays that imports one thing, kB minified and compressed: a package that a bundler can't take apart costs the
 * whole of it here.
 */
const slices = [
  { name: 'a constant of physics', from: 'physics', take: 'SPEED_OF_LIGHT', limit: 1.5 },
  { name: 'a boost of physics', from: 'physics', take: 'boost', limit: 1.5 },
  { name: 'a random stream of core', from: 'core', take: 'createStream', limit: 3 },
  { name: 'defineStrategy of core', from: 'core', take: 'defineStrategy', limit: 1.5 },
  { name: 'a registry of core', from: 'core', take: 'createRegistry', limit: 3 },
];

const fieldOfOne = `import { SPEED_OF_LIGHT } from '@dmct/physics';
globalThis.answer = SPEED_OF_LIGHT;
`;
/** The whole lab: every plugin of the catalog, and a run of it. */
const wholeLab = `import { createBuiltInRegistry } from '@dmct/catalog';
import { simulate } from '@dmct/simulator';
const registry = createBuiltInRegistry();
const run = simulate(registry, { strategy: 'pbft', attack: 'silence', nodes: 4, traitors: 1, seed: 1 });
const texts = registry.reporters.all
  .filter(({ name, reports }) => name !== 'html' && reports.includes('run'))
  .map((reporter) => {
    const parts = [];
    const sink = { write: (text) => void parts.push(text), colour: false, columns: 80 };
    void reporter.open(sink, { kind: 'run', version: '0', command: 'dmct' }).onFinish({ kind: 'run', run });
    return [reporter.name, parts.join('').length];
  });
globalThis.answer = { texts, claims: registry.claims.all.length };
`;
/**
 * The strategies by themselves, as a page would take them: reporters for terminals are none of a browser's business.
 *
 * @param {readonly string[]} names of packages
 * @param {readonly string[]} listed of strategies
 */
const runs = (names, listed) => `import { createRegistry } from '@dmct/core';
import { simulate } from '@dmct/simulator';
import { builtInAttacks } from '@dmct/attacks';
${names.map((name, index) => `import * as p${index} from '@dmct/${name}';`).join('\n')}
const exported = [${names.map((_, index) => `p${index}`).join(', ')}].flatMap((each) => Object.values(each));
const strategies = exported.filter((each) => ${JSON.stringify(listed)}.includes(each?.name) && each.createReplica);
const registry = createRegistry({ strategies: [...new Set(strategies)], attacks: builtInAttacks });
globalThis.answer = strategies.map(({ name }) => {
  const { traceHash } = simulate(registry, { strategy: name, attack: 'none', nodes: 4, traitors: 0, seed: 1 });
  return [name, traceHash];
});
`;

/** @param {import('./folder.mjs').Outside} outside @returns {import('./folder.mjs').Step[]} */
export function consumerSteps({ command, folder, install, write }) {
  /** @param {string} name @param {string} source the bundle's size and the answer that it gives without Node */
  const bundle = async (name, source) => {
    // Beside the strategy's node_modules, where our packages are installed.
    write(`ping-pong/${name}.js`, source);
    const out = path.join(folder, 'bundles', `${name}.js`);
    const words = [
      `${name}.js`,
      '--bundle',
      '--platform=browser',
      '--format=iife',
      '--minify',
      `--outfile=${out}`,
    ];
    await command('ping-pong', [
      path.join(folder, 'bundler/node_modules/.bin/esbuild'),
      ...words,
      '--log-level=error',
    ]);
    const text = readFileSync(out, 'utf8');
    // What a browser and a worker have, and nothing of Node's: no process, no require, no Buffer.
    const page = createContext({ TextEncoder, TextDecoder, console, performance, URL, structuredClone });
    runInContext(text, page);
    const compressed = gzipSync(text).length / 1000;
    return { answer: page['answer'], kilobytes: compressed.toFixed(0), compressed };
  };
  return [
    { name: 'install a bundler', run: async () => void (await install('bundler', esbuild)) },
    {
      name: 'bundle physics for the browser',
      run: async () => {
        const { answer, kilobytes } = await bundle('physics', fieldOfOne);
        demand(answer === 299_792_458, `light is ${String(answer)} m/s in the bundle`);
        return `${kilobytes} kB compressed`;
      },
    },
    ...slices.map(({ name, from, take, limit }) => ({
      name: `${name} costs an app at most ${limit} kB`,
      run: async () => {
        const { answer, compressed } = await bundle(
          `slice-${take}`,
          `import { ${take} } from '@dmct/${from}';\nglobalThis.answer = ${take};\n`,
        );
        demand(answer !== undefined, `${take} is undefined in the bundle`);
        demand(compressed <= limit, `it takes ${compressed.toFixed(1)} kB`);
        return `${compressed.toFixed(1)} kB`;
      },
    })),
    {
      name: 'bundle the whole lab for the browser: a run, and every reporter but html',
      run: async () => {
        const { answer, kilobytes } = await bundle('whole-lab', wholeLab);
        const silent = answer.texts.filter((/** @type {[string, number]} */ [, length]) => length === 0);
        demand(answer.texts.length > 3 && silent.length === 0, JSON.stringify(answer));
        demand(answer.claims > 0, 'the catalog has no claims in the bundle');
        return `${kilobytes} kB compressed, ${answer.texts.length} reporters`;
      },
    },
    ...Object.entries(budgets).map(([name, limit]) => ({
      name: `all of ${name} stays below ${limit} kB compressed`,
      run: async () => {
        const { compressed } = await bundle(
          `all-of-${name}`,
          `import * as all from '@dmct/${name}';\nglobalThis.answer = all;\n`,
        );
        demand(compressed <= limit, `it takes ${compressed.toFixed(1)} kB`);
        return `${compressed.toFixed(1)} kB`;
      },
    })),
    {
      name: 'bundle core, simulator and every strategy for the browser, and run each there as here',
      run: async () => {
        const names = readdirSync(path.join(folder, 'ping-pong/node_modules/@dmct')).filter((name) =>
          name.startsWith('consensus-'),
        );
        const text = await command('ping-pong', ['node_modules/.bin/dmct', 'list', 'strategies', '--json']);
        /** @type {string[]} */
        const listed = JSON.parse(text).strategies.map((/** @type {{ name: string }} */ { name }) => name);
        const builtIn = listed.filter((name) => name !== 'ping-pong');
        const { answer, kilobytes } = await bundle('strategies', runs(names, builtIn));
        demand(answer.length === builtIn.length, `${answer.length} of ${builtIn.length} strategies ran`);
        for (const [strategy, traceHash] of answer) {
          const words = [
            'run',
            strategy,
            '--nodes',
            '4',
            '--traitors',
            '0',
            '--seed',
            '1',
            '--reporter',
            'json',
          ];
          const run = await command('ping-pong', ['node_modules/.bin/dmct', ...words], [0, 1, 2]);
          demand(JSON.parse(run).traceHash === traceHash, `${strategy} has another trace in the browser`);
        }
        return `${kilobytes} kB compressed, ${answer.length} equal trace hashes`;
      },
    },
  ];
}
