// What workers gain, in one minute of one machine: node scripts/bench/workers.mjs [SEEDS [ROUNDS]], after a build. In turn:
// `compare` with its defaults in one thread; with as many workers as cores; and, for what these cores can give at
// most, as that many processes at once that share nothing, each with its part of the seeds and one thread.
import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import process from 'node:process';
import { root } from '../lib/workspace.mjs';
import { quantile } from './measure.mjs';

const cores = availableParallelism();
const [seeds = 2 * cores, rounds = 3] = process.argv.slice(2).map(Number);
if (!(Number.isInteger(seeds / cores) && seeds > 0 && Number.isInteger(rounds) && rounds > 0)) {
  console.error(`usage: node scripts/bench/workers.mjs [SEEDS [ROUNDS]], SEEDS a multiple of ${cores} cores`);
  process.exit(1);
}

/** @param {number} first @param {number} count @param {number} workers @returns {Promise<void>} */
function compare(first, count, workers) {
  const options = { seed: first, seeds: count, workers, reporter: 'json' };
  const words = Object.entries(options).flatMap(([name, value]) => [`--${name}`, String(value)]);
  const script = path.join(root, 'apps', 'cli', 'dist', 'main.js');
  const child = spawn(process.execPath, [script, 'compare', ...words], {
    stdio: 'ignore',
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => (code === 0 ? resolve() : reject(new Error(`compare ended with ${code}`))));
  });
}

const part = seeds / cores;
const ways = {
  'one thread': () => compare(1, seeds, 1),
  [`${cores} workers`]: () => compare(1, seeds, cores),
  [`${cores} processes`]: () =>
    Promise.all(Array.from({ length: cores }, (_, k) => compare(1 + k * part, part, 1))),
};

/** Seconds that each way took. @type {Map<string, number[]>} */
const times = new Map();
for (let round = 0; round < rounds; round++) {
  for (const [way, work] of Object.entries(ways)) {
    const start = performance.now();
    await work();
    times.set(way, [...(times.get(way) ?? []), (performance.now() - start) / 1000]);
  }
}

const [alone = [], , bare = []] = times.values();
const best = (/** @type {readonly number[]} */ seconds) => quantile(seconds, 0);
console.log(`compare, ${seeds} seeds, ${rounds} rounds in turn, ${cores} cores`);
for (const [way, seconds] of times) {
  const gain = `${(best(alone) / best(seconds)).toFixed(2)} of one thread's speed`;
  const share = `${(best(bare) / best(seconds)).toFixed(2)} of the processes'`;
  const middle = quantile(seconds, 0.5).toFixed(2);
  console.log(`${way}: ${best(seconds).toFixed(2)} s at best, ${middle} s in the middle; ${gain}, ${share}`);
}
