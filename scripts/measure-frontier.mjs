// Where decisions flip and how often they are right: node scripts/measure-frontier.mjs [--runs N] [--large]
// [--cpu-seconds S] [--state FILE] [--page FILE]. Thresholds of each attack on each receiver, rates over one factor at
// a time, and searches against whole protocols; N runs a value (default 10), no new unit after S seconds of CPU (default
// 300). What has run is kept in FILE (default reports/frontier.json), so that a measurement that stopped goes on when it
// is started again. --page writes the tables as a page (docs/frontier.md). Needs a build.
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { root } from './lib/workspace.mjs';
import { frontierPage } from './measure/frontier-page.mjs';

const load = (/** @type {string} */ name) => import(path.join(root, 'packages', name, 'dist', 'index.js'));
const [{ createBuiltInRegistry }, claims] = await Promise.all(['catalog', 'claims'].map(load));

const { values: options } = parseArgs({
  options: {
    runs: { type: 'string', default: '10' },
    large: { type: 'boolean', default: false },
    'cpu-seconds': { type: 'string', default: '300' },
    state: { type: 'string', default: path.join(root, 'reports', 'frontier.json') },
    page: { type: 'string' },
  },
});
const runs = wholeAbove0('runs', options.runs);
const cpuSecondsMax = wholeAbove0('cpu-seconds', options['cpu-seconds']);

/** @param {string} name @param {string} text */
function wholeAbove0(name, text) {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1)
    throw new Error(`--${name} takes a whole number above 0, not ${text}`);
  return value;
}

const lab = claims.createLab(createBuiltInRegistry(), 'frontier', {
  quick: false,
  onProgress: () => undefined,
});

/** What is kept of a tally: counts with their intervals. @param {any} tally */
const counts = ({ right, wrong, undecided }) => ({ right, wrong, undecided });

/** Every unit of the measurement: a key that says what runs, and how it runs. */
const units = [
  ...claims.thresholdCases.map((/** @type {any} */ each) => ({
    kind: 'threshold',
    key: JSON.stringify(['threshold', each.id, each.dial, runs]),
    run() {
      const { value, interval, points, predicted, there } = claims.findThreshold(lab, each, runs);
      const { id, receiver, attack, dial } = each;
      return {
        ...{ id, receiver, attack, dial, predicted, value, interval, tried: points.length },
        there: { ...there, tally: counts(there.tally) },
      };
    },
  })),
  ...claims.frontierPoints(options.large).map((/** @type {any} */ point) => ({
    kind: 'rate',
    key: JSON.stringify(['rate', point, runs]),
    run: () => ({ ...point, ...counts(claims.measurePoint(lab, point, 2 * runs)) }),
  })),
  ...claims.protocolSearches.map((/** @type {any} */ search) => ({
    kind: 'search',
    key: JSON.stringify(['search', search]),
    run: () => ({ id: search.id, ...claims.searchScenario(lab, search) }),
  })),
];

const state = readState();
for (const unit of units) {
  if (state[unit.key] !== undefined) continue;
  const spent = process.cpuUsage();
  if ((spent.user + spent.system) / 1e6 > cpuSecondsMax) {
    console.error(`stopped after ${String(cpuSecondsMax)} s of CPU: start it again to go on`);
    break;
  }
  state[unit.key] = unit.run();
  save();
  console.error(unit.key.slice(0, 120));
}
const missing = units.filter(({ key }) => state[key] === undefined).length;
const found = (/** @type {string} */ kind) =>
  units.filter((unit) => unit.kind === kind && state[unit.key] !== undefined).map(({ key }) => state[key]);
const page = frontierPage({
  thresholds: found('threshold'),
  rates: found('rate'),
  searches: found('search'),
  runs,
  missing,
  isLarge: options.large,
});
if (options.page === undefined) console.log(page);
else writeFileSync(options.page, page);

function readState() {
  try {
    return JSON.parse(readFileSync(options.state, 'utf8'));
  } catch {
    return {};
  }
}

/** Infinity and NaN have no JSON: the page takes null for "nowhere". */
function save() {
  mkdirSync(path.dirname(options.state), { recursive: true });
  writeFileSync(`${options.state}.new`, JSON.stringify(state));
  renameSync(`${options.state}.new`, options.state);
}
