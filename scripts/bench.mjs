// Benchmarks: pnpm bench [--smoke] [--write] [SUITE...]. Medians and spread over several runs after a warm-up, each run
// beside a reference loop (a plain heap of events in a typed array, or a plain sum of cosines), because absolute times
// move with the machine: compare the ratios. Each suite has a process of its own. Fails on a crash or a wrong result, never on a
// time. --smoke: the quick suites, once. --write: docs/performance.md from this run.
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { quantile } from './bench/measure.mjs';
import { suites } from './bench/suites.mjs';
import { assertNode, build, ensureInstalled, root } from './lib/workspace.mjs';

const HEAD = ['what', 'median', 'least to most', 'a second', 'over the reference', 'peak memory'];

/** @param {string} name @param {boolean} isSmoke @returns {string[]} a row of the table */
function measure(name, isSmoke) {
  const script = path.join(root, 'scripts', 'bench', 'run-suite.mjs');
  const output = execFileSync(process.execPath, [script, name, ...(isSmoke ? ['1'] : [])], {
    encoding: 'utf8',
  });
  const { milliseconds, missing, peakMegabytes, referenceMilliseconds, referenceUnits, units } =
    JSON.parse(output);
  const { title = name, unit = '', reference = 'heap' } = suites.get(name) ?? {};
  if (missing !== undefined) return [title, missing, '', '', '', ''];
  const median = quantile(milliseconds, 0.5);
  const perSecond = (units / median) * 1000;
  const referencePerSecond = (referenceUnits / quantile(referenceMilliseconds, 0.5)) * 1000;
  return [
    title,
    `${median.toPrecision(3)} ms`,
    `${quantile(milliseconds, 0).toPrecision(3)} to ${quantile(milliseconds, 1).toPrecision(3)} ms`,
    `${perSecond.toPrecision(3)} ${unit}`,
    `${(perSecond / referencePerSecond).toPrecision(3)} ${reference}`,
    `${peakMegabytes.toFixed(0)} MB`,
  ];
}

/** @param {readonly string[][]} rows */
function table(rows) {
  const line = (/** @type {readonly string[]} */ row) => `| ${row.join(' | ')} |`;
  return [line(HEAD), line(HEAD.map(() => '---')), ...rows.map(line)].join('\n');
}

/** @param {readonly string[][]} rows */
function writePage(rows) {
  const machine = `${cpus()[0]?.model.trim() ?? 'unknown processor'}, ${cpus().length} cores, Node ${process.version}`;
  const text = `# Performance

Written by \`pnpm bench --write\` from a real run on: ${machine}. Medians after a warm-up; each run stood beside a
reference loop in plain JavaScript: "heap", a binary heap of 65,536 event times in a typed array that takes one out and
puts a later one in, or "wave", a sum of Math.cos over distance. "Over the reference" divides units a second by that
loop's events or pairs a second in the same run: absolute times move with the machine, these ratios hardly. A delivery is one message handed to one replica, with its delay drawn, its votes counted and the
trace hash on. Memory is the whole process at its peak.

${table(rows)}

A pair is one source at one point: a square root, a division and a cosine. Wave sums by WebAssembly have the bits of the
JavaScript beside them (ADR 0019); what a convolution does is counted in the pairs of the direct sum (ADR 0020).

Where time goes, and how to find out: [profile](guide/profile.md).
`;
  writeFileSync(path.join(root, 'docs', 'performance.md'), text);
}

async function main() {
  assertNode();
  const words = process.argv.slice(2);
  const isSmoke = words.includes('--smoke');
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
  for (const name of names) {
    console.error(`${name} ...`);
    rows.push(measure(name, isSmoke));
  }
  console.log(table(rows));
  if (words.includes('--write')) writePage(rows);
  return 0;
}

process.exitCode = await main();
