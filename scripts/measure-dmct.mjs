// The measured table of docs/dmct.md: node scripts/measure-dmct.mjs [--seeds N] [--rows TEXT] [--state FILE] [--json].
// Rows whose id contains TEXT; N runs each (default 100; rows that are outside the model or large take a share of it).
// What has run is kept in FILE (default reports/measure-dmct.json) by row and scenario, so that a broken-off measurement
// goes on, and a larger N runs only what is missing. Needs a build.
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { root } from './lib/workspace.mjs';
import { exactInterval } from './measure/binomial.mjs';
import { rows } from './measure/dmct-rows.mjs';

const load = (/** @type {string} */ name) => import(path.join(root, 'packages', name, 'dist', 'index.js'));
const [{ createBuiltInRegistry }, { createStream, isRight }, { simulate }] = await Promise.all(
  ['catalog', 'core', 'simulator'].map(load),
);
const SAVE_EVERY = 100;

const { values: options } = parseArgs({
  options: {
    seeds: { type: 'string', default: '100' },
    rows: { type: 'string', default: '' },
    state: { type: 'string', default: path.join(root, 'reports', 'measure-dmct.json') },
    json: { type: 'boolean', default: false },
  },
});
const seeds = Number(options.seeds);
if (!Number.isInteger(seeds) || seeds < 1)
  throw new Error(`--seeds takes a whole number above 0, not ${options.seeds}`);
const chosen = rows.filter(({ id }) => id.includes(options.rows));
if (chosen.length === 0) throw new Error(`no row has "${options.rows}" in its id`);

/**
 * Whether a seed gives as many honest generals either order, where traitors are drawn by it.
 *
 * @param {{ nodes: number, traitors: number }} scenario
 * @param {number} seed
 */
function isEven({ nodes, traitors }, seed) {
  const ids = Array.from({ length: nodes }, (_, id) => id);
  const faulty = new Set(createStream(seed, 'traitors').shuffle(ids).slice(0, traitors));
  const coins = createStream(seed, 'orders split');
  const heads = ids.map(() => coins.coin()).filter((coin, id) => coin && !faulty.has(id)).length;
  return heads === Math.floor((nodes - traitors) / 2);
}

function readState() {
  try {
    return JSON.parse(readFileSync(options.state, 'utf8'));
  } catch {
    return {};
  }
}

/** @param {unknown} state */
function save(state) {
  mkdirSync(path.dirname(options.state), { recursive: true });
  writeFileSync(`${options.state}.new`, JSON.stringify(state, null, 2));
  renameSync(`${options.state}.new`, options.state);
}

const registry = createBuiltInRegistry();
const state = readState();

/**
 * Runs what is missing of a row; counts are kept by what was run.
 *
 * @param {import('./measure/dmct-rows.mjs').Row} row
 */
function measure({ id, seeds: kind, weight = 1, ...scenario }) {
  const wanted = Math.max(1, Math.round(seeds * weight));
  const key = JSON.stringify([id, kind ?? 'all', scenario]);
  const found = (state[key] ??= {
    id,
    runs: 0,
    right: 0,
    wrong: 0,
    undecided: 0,
    seed: 1,
    firstFailure: null,
  });
  while (found.runs < wanted) {
    const seed = found.seed++;
    if (kind === 'even' && !isEven(scenario, seed)) continue;
    const result = simulate(registry, { strategy: 'dmct', ...scenario, seed });
    const { agreement, validity } = result.verdicts;
    found.runs++;
    if (isRight(result.verdicts)) found.right++;
    else {
      found.firstFailure ??= result.replay;
      if (agreement === 'violated' || validity === 'violated') found.wrong++;
      else found.undecided++;
    }
    if (found.runs % SAVE_EVERY === 0) save(state);
  }
  save(state);
  return found;
}

/** So near to 1, three digits would hide that it isn't reached. */
const percent = (/** @type {number} */ share) =>
  `${share > 0.99 && share < 1 ? (100 * share).toFixed(3) : (100 * share).toPrecision(3)} %`;
if (!options.json)
  console.log('| row | right | wrong | undecided | right, 95 % | first failure |\n|---|---|---|---|---|---|');
for (const row of chosen) {
  const found = measure(row);
  const [low, high] = exactInterval(found.right, found.runs);
  if (options.json) console.log(JSON.stringify({ ...found, interval: [low, high] }));
  else {
    const { firstFailure, id, right, runs, undecided, wrong } = found;
    const interval = `${percent(low)} to ${percent(high)}`;
    console.log(
      `| ${id} | ${right}/${runs} | ${wrong} | ${undecided} | ${interval} | ${firstFailure === null ? '' : `\`${firstFailure}\``} |`,
    );
  }
}
