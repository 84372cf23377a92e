// Benchmarks: node scripts/bench.mjs (pnpm bench). Prints medians over several runs and their ratio to a reference loop
// measured in the same process, because absolute times move with the machine. Fails on a wrong result, never on a time.
import { performance } from 'node:perf_hooks';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { assertNode, build, ensureInstalled, root } from './lib/workspace.mjs';

const RUNS = 5;

/** @param {() => void} work @returns {number} median milliseconds over RUNS, one warm-up before */
function medianMilliseconds(work) {
  work();
  const times = [];
  for (let run = 0; run < RUNS; run++) {
    const start = performance.now();
    work();
    times.push(performance.now() - start);
  }
  times.sort((a, b) => a - b);
  return times[RUNS >> 1] ?? NaN;
}

/** The reference: a plain loop of integer mixing, ten million turns. */
function referenceLoop() {
  let word = 1;
  for (let turn = 0; turn < 10_000_000; turn++) word = Math.imul(word ^ (word >>> 15), 0x2c1b3c6d) + turn;
  if (word === 0.5) throw new Error('never');
}

/** @param {boolean} condition @param {string} what */
function demand(condition, what) {
  if (!condition) throw new Error(`wrong result: ${what}`);
}

/** @param {string} name */
const load = (name) => import(pathToFileURL(`${root}/packages/${name}/dist/index.js`).href);

async function main() {
  assertNode();
  for (const prepare of [ensureInstalled, build]) {
    const status = await prepare();
    if (status !== 0) return status;
  }
  const { createBuiltInRegistry } = await load('catalog');
  const { simulate } = await load('simulator');
  const physics = await load('physics');
  const registry = createBuiltInRegistry();
  const reference = medianMilliseconds(referenceLoop);
  const rows = [['what', 'median', 'per second', 'reference loops']];
  /** @param {string} what @param {number} items @param {string} unit @param {() => void} work */
  const measure = (what, items, unit, work) => {
    const milliseconds = medianMilliseconds(work);
    rows.push([
      what,
      `${milliseconds.toFixed(1)} ms`,
      `${((items / milliseconds) * 1000).toExponential(2)} ${unit}`,
      (milliseconds / reference).toFixed(2),
    ]);
  };

  for (const nodes of [16, 64, 256, 1024]) {
    const messages = 2 * nodes * nodes - nodes;
    measure(`PBFT, one decision, n = ${nodes}`, messages, 'messages/s', () => {
      const result = simulate(registry, { strategy: 'pbft', attack: 'none', nodes, traitors: 0, seed: 1 });
      demand(result.messages.total === messages, `${result.messages.total} messages, not ${messages}`);
    });
  }
  measure('PoW, six confirmations and the watch, n = 10', 1, 'runs/s', () => {
    simulate(registry, { strategy: 'pow', attack: 'none', nodes: 10, traitors: 0, seed: 1 });
  });
  measure('PoS, one order final, n = 10', 1, 'runs/s', () => {
    simulate(registry, { strategy: 'pos', attack: 'none', nodes: 10, traitors: 0, seed: 1 });
  });
  measure('dmct, n = 31, f = 14 wrong orders', 1, 'runs/s', () => {
    const scenario = { strategy: 'dmct', attack: 'wrong-order', nodes: 31, traitors: 14, seed: 1 };
    demand(simulate(registry, scenario).faulty.length === 14, 'not 14 traitors');
  });
  const pairs = 1000 * 1000;
  const emitters = Array.from({ length: 1000 }, (_, i) => ({
    origin: { x: 3 * i, y: (7 * i) % 101, z: 0 },
    amplitude: 1,
    phaseRadians: 0,
  }));
  const medium = physics.sphericalMedium();
  measure('steady phasors, 1,000 emitters at 1,000 points', pairs, 'pairs/s', () => {
    for (let point = 0; point < 1000; point++) {
      physics.steadyPhasor(emitters, medium, 1e9, { x: point, y: 5000, z: 0 });
    }
  });

  const widths = [0, 1, 2, 3].map((column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  for (const row of rows) {
    console.log(
      row
        .map((text, column) =>
          column === 0 ? text.padEnd(widths[0] ?? 0) : text.padStart(widths[column] ?? 0),
        )
        .join('  '),
    );
  }
  console.log(`\nreference loop ${reference.toFixed(1)} ms; medians of ${RUNS}; Node ${process.version}`);
  return 0;
}

process.exitCode = await main();
