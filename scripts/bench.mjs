// Benchmarks: pnpm bench [--smoke] [--write] [SUITE...]. Medians and spread over several runs after a warm-up, each run
// beside a reference loop (a plain heap of events in a typed array, or a plain sum of cosines), because absolute times
// move with the machine: compare the ratios. Each suite has a process of its own. Fails on a crash or a wrong result, never on a
// time. --smoke: the quick suites, once. --write: the table of docs/performance.md from this run, if nothing failed.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { quantile } from './bench/measure.mjs';
import { suites } from './bench/suites.mjs';
import { assertNode, build, ensureInstalled, root } from './lib/workspace.mjs';

/** From here on the page is written by hand. */
const NOTES = '## What the figures mean';
const HEAD = ['what', 'median', 'least to most', 'a second', 'over the reference', 'peak memory', 'aim'];
/** A suite that hangs is stopped. */
const LIMIT_MILLISECONDS = 900_000;

/** @param {string} name @param {boolean} isSmoke @returns {string[]} a row of the table */
function measure(name, isSmoke) {
  const script = path.join(root, 'scripts', 'bench', 'run-suite.mjs');
  const output = execFileSync(process.execPath, [script, name, ...(isSmoke ? ['1'] : [])], {
    encoding: 'utf8',
    timeout: LIMIT_MILLISECONDS,
  });
  const { milliseconds, missing, peakMegabytes, referenceMilliseconds, referenceUnits, units } =
    JSON.parse(output);
  const { aim = {}, title = name, unit = '', reference = 'heap' } = suites.get(name) ?? {};
  if (missing !== undefined) return [title, missing, '', '', '', '', ''];
  const median = quantile(milliseconds, 0.5);
  const perSecond = (units / median) * 1000;
  // Each run against the references around it: what slows the machine for a while slows both.
  const ratios = milliseconds.map(
    (/** @type {number} */ each, /** @type {number} */ run) =>
      (units / each) * (referenceMilliseconds[run] / referenceUnits),
  );
  return [
    title,
    duration(median),
    `${duration(quantile(milliseconds, 0))} to ${duration(quantile(milliseconds, 1))}`,
    `${figure(perSecond)} ${unit}`,
    `${figure(quantile(ratios, 0.5))} ${reference}`,
    `${peakMegabytes.toFixed(0)} MB`,
    isSmoke ? '' : judge(aim, { milliseconds: quantile(milliseconds, 0), units, megabytes: peakMegabytes }),
  ];
}

/** @param {number} milliseconds */
function duration(milliseconds) {
  return milliseconds < 1000 ? `${figure(milliseconds)} ms` : `${figure(milliseconds / 1000)} s`;
}

/** Three digits, and a power of ten only where there would be many zeros. @param {number} value */
function figure(value) {
  const isPlain = value >= 1e-3 && value < 1e5;
  return isPlain ? String(Number(value.toPrecision(3))) : value.toExponential(2).replace('e+', 'e');
}

/**
 * The aim, and whether the best run reached it.
 *
 * @param {NonNullable<import('./bench/suites.mjs').Suite['aim']>} aim
 * @param {{ milliseconds: number, units: number, megabytes: number }} best
 */
function judge(aim, { milliseconds, units, megabytes }) {
  /** @type {string[]} */
  const parts = [];
  const add = (/** @type {string} */ text, /** @type {boolean} */ isReached) =>
    parts.push(`${text}: ${isReached ? 'reached' : 'missed'}`);
  if (aim.milliseconds !== undefined)
    add(`at most ${aim.milliseconds.toLocaleString('en')} ms`, milliseconds <= aim.milliseconds);
  if (aim.perSecond !== undefined)
    add(`at least ${figure(aim.perSecond)} a second`, (units / milliseconds) * 1000 >= aim.perSecond);
  if (aim.megabytes !== undefined) add(`at most ${aim.megabytes} MB`, megabytes <= aim.megabytes);
  return parts.join('; ');
}

/** @param {readonly string[][]} rows */
function table(rows) {
  const line = (/** @type {readonly string[]} */ row) => `| ${row.join(' | ')} |`;
  return [line(HEAD), line(HEAD.map(() => '---')), ...rows.map(line)].join('\n');
}

/**
 * @param {readonly string[][]} rows
 * @param {readonly number[]} loads how many processes wanted a core, before and after
 */
function writePage(rows, loads) {
  const machine = `${cpus()[0]?.model.trim() ?? 'unknown processor'}, ${cpus().length} cores, Node ${process.version}`;
  const load = loads.map((each) => each.toFixed(1)).join(' before and ');
  const page = readFileSync(path.join(root, 'docs', 'performance.md'), 'utf8');
  const notes = page.slice(Math.max(0, page.indexOf(NOTES)));
  const text = `# Performance

Written by \`pnpm bench --write\` from a real run on: ${machine}; load average ${load} after (its own work counts as 1).
Medians after a warm-up; each run stood between two runs of a reference loop in plain JavaScript: "heap", a binary heap of
65,536 event times in a typed array that takes one out and puts a later one in, or "wave", a sum of Math.cos over distance.
"Over the reference" is the median of units a second over that loop's events or pairs a second beside it: absolute times
move with the machine, these ratios hardly. A delivery is one message handed to one replica, with its delay drawn, its
votes counted and the trace hash on. Memory is the whole process at its peak. Aims are for an idle machine, and the best
run is held against them.

${table(rows)}

${notes}`;
  writeFileSync(path.join(root, 'docs', 'performance.md'), text);
}

const OPTIONS = ['--smoke', '--write'];

async function main() {
  assertNode();
  const words = process.argv.slice(2);
  const isSmoke = words.includes('--smoke');
  const stray = words.find((word) => word.startsWith('-') && !OPTIONS.includes(word));
  if (stray !== undefined) {
    console.error(
      `no option ${stray}; usage: pnpm bench [${OPTIONS.join('|')}] [SUITE...], with suites ${[...suites.keys()].join(', ')}`,
    );
    return 1;
  }
  const asked = words.filter((word) => !word.startsWith('--'));
  const unknown = asked.find((name) => !suites.has(name));
  if (unknown !== undefined) {
    console.error(`no suite "${unknown}"; there are: ${[...suites.keys()].join(', ')}`);
    return 1;
  }
  for (const prepare of [ensureInstalled, build]) {
    const status = await prepare();
    if (status !== 0) return status;
  }
  const names =
    asked.length > 0 ? asked : [...suites.keys()].filter((name) => !(isSmoke && suites.get(name)?.slow));
  const rows = [];
  const failed = [];
  const loads = [loadavg()[0] ?? NaN];
  for (const name of names) {
    console.error(`${name} ...`);
    try {
      rows.push(measure(name, isSmoke));
    } catch (error) {
      console.error(error instanceof Error ? error.message : error);
      failed.push(name);
    }
  }
  console.log(table(rows));
  if (failed.length > 0) {
    console.error(`failed: ${failed.join(', ')}; nothing was written`);
    return 1;
  }
  if (words.includes('--write')) writePage(rows, [...loads, loadavg()[0] ?? NaN]);
  return 0;
}

process.exitCode = await main();
