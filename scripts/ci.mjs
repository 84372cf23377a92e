// Everything that must hold before a change lands, on a machine with nothing but Node and git. A failed step
// doesn't stop the others. Ends with the line `N passed, M failed`: the tests' own counts, and one a step.
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { run } from './lib/process.mjs';
import { assertNode, pnpm, root } from './lib/workspace.mjs';

const unitReport = 'reports/ci/unit.json';
const browserReport = 'reports/ci/browser.json';

/** @param {string} file */
const withReport = (file) => ['--', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`];

/** @type {{ name: string, report?: string, go: () => Promise<number> }[]} */
const steps = [
  { name: 'test', report: unitReport, go: () => run('npm', ['test', ...withReport(unitReport)]) },
  { name: 'lint', go: () => pnpm(['lint'], 'data') },
  { name: 'typecheck', go: () => pnpm(['typecheck'], 'data') },
  { name: 'compare', go: () => run('npm', ['run', 'compare']) },
  {
    name: 'test:browser',
    report: browserReport,
    go: () => run('npm', ['run', 'test:browser', ...withReport(browserReport)]),
  },
];

/**
 * A test file that can't even load holds no tests: it counts as one failure.
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
  rmSync('reports/ci', { recursive: true, force: true });
  mkdirSync('reports/ci', { recursive: true });
  let passed = 0;
  let failed = 0;
  const lines = [];
  for (const { name, report, go } of steps) {
    console.log(`\n== ${name}`);
    const start = Date.now();
    const status = await go();
    const tests = report === undefined ? { passed: 0, failed: 0 } : countTests(report);
    passed += tests.passed + (status === 0 ? 1 : 0);
    failed += tests.failed + (status === 0 ? 0 : 1);
    const seconds = ((Date.now() - start) / 1000).toFixed(1);
    lines.push(`${status === 0 ? 'ok    ' : 'FAILED'} ${name.padEnd(14)}${seconds.padStart(7)} s`);
  }
  console.log(`\n${lines.join('\n')}\n${passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}

process.exitCode = await main();
