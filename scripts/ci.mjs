// Everything that must hold before a change lands, on a machine with nothing but Node and git. A failed step
// doesn't stop the others. Ends with the line `N passed, M failed`: the tests' own counts, and one a step.
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { run } from './lib/process.mjs';
import { assertNode, root } from './lib/workspace.mjs';

const reports = 'reports/ci';

/**
 * Scripts of package.json. A hung one is stopped at its limit, so that the count is always reached: the limit is eight
 * times and more what the step takes on two cores, as a slow or busy machine must not fail by it.
 *
 * @type {{ name: string, limitSeconds: number, hasTests?: boolean, words?: string[] }[]}
 */
const steps = [
  { name: 'test', limitSeconds: 3600, hasTests: true },
  { name: 'lint', limitSeconds: 1800 },
  { name: 'typecheck', limitSeconds: 1800 },
  { name: 'compare', limitSeconds: 1800 },
  // Crashes and wrong results; no times.
  { name: 'bench', limitSeconds: 1800, words: ['--smoke'] },
  { name: 'test:outside', limitSeconds: 1800 },
  { name: 'test:browser', limitSeconds: 3600, hasTests: true },
];

/**
 * Counts of vitest's JSON report. A test file that can't even load holds no tests: it counts as one failure.
 *
 * @param {string} file
 */
function countTests(file) {
  /** @type {{ numPassedTests: number, numFailedTests: number, testResults: { status: string, assertionResults: unknown[] }[] }} */
  let report;
  try {
    report = JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return { passed: 0, failed: 0 };
  }
  const unloaded = report.testResults.filter(
    (one) => one.status === 'failed' && one.assertionResults.length === 0,
  );
  return { passed: report.numPassedTests, failed: report.numFailedTests + unloaded.length };
}

async function main() {
  assertNode();
  process.chdir(root);
  rmSync(reports, { recursive: true, force: true });
  mkdirSync(reports, { recursive: true });
  let passed = 0;
  let failed = 0;
  const lines = [];
  for (const { name, limitSeconds, hasTests = false, words = [] } of steps) {
    console.log(`\n== ${name}`);
    const file = path.join(reports, `${name.replace(':', '-')}.json`);
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
    const args = ['--', ...(hasTests ? reporters : words)];
    const start = Date.now();
    const status = await run('npm', ['run', name, ...args], { limitSeconds });
    const seconds = ((Date.now() - start) / 1000).toFixed(1);
    const tests = countTests(file);
    passed += tests.passed + (status === 0 ? 1 : 0);
    failed += tests.failed + (status === 0 ? 0 : 1);
    lines.push(`${status === 0 ? 'ok    ' : 'FAILED'} ${name.padEnd(14)}${seconds.padStart(7)} s`);
  }
  console.log(`\n${lines.join('\n')}\n${passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}

process.exitCode = await main();
