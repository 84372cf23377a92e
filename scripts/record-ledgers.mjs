// Measures the claims and the published results in full, once, and keeps what came out: node scripts/record-ledgers.mjs
// [claims|validation]. The pages docs/claims.md and docs/validation.md, and the data with which the comparison page
// opens (apps/compare/recorded/), are then of one run. Needs a build; takes some minutes.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { run } from './lib/process.mjs';
import { root } from './lib/workspace.mjs';

const LEDGERS = {
  claims: { command: 'claims', entries: 'claims' },
  validation: { command: 'validate', entries: 'rows' },
};
const folder = path.join(root, 'apps/compare/recorded');

/** @param {keyof typeof LEDGERS} name @param {string} scratch */
async function record(name, scratch) {
  const { command, entries } = LEDGERS[name];
  const json = path.join(scratch, `${name}.json`);
  const page = path.join(root, 'docs', `${name}.md`);
  const cli = path.join(root, 'apps/cli/dist/main.js');
  const status = await run('node', [
    ...[cli, command, '--reporter', `json=${json}`, '--reporter', `markdown=${page}`],
  ]);
  if (status !== 0) return status;
  const { [entries]: rows, quick, seed, version } = JSON.parse(readFileSync(json, 'utf8'));
  const manifest = {
    ...{ version, date: new Date().toISOString().slice(0, 10), runtime: `Node ${process.versions.node}` },
    ...{ command: `dmct ${command}`, seed, quick },
  };
  // An entry a line: what a new run changes can be read in the difference.
  const lines = rows.map((/** @type {unknown} */ row) => JSON.stringify(row)).join(',\n');
  const text = `{"manifest":${JSON.stringify(manifest)},\n"entries":[\n${lines}\n]}\n`;
  writeFileSync(path.join(folder, `${name}.json`), text);
  return 0;
}

async function main() {
  const named = /** @type {(keyof typeof LEDGERS)[]} */ (process.argv.slice(2));
  const wrong = named.find((name) => !Object.hasOwn(LEDGERS, name));
  if (wrong !== undefined) {
    console.error(`no ledger "${wrong}"; there are: ${Object.keys(LEDGERS).join(', ')}`);
    return 64;
  }
  mkdirSync(folder, { recursive: true });
  const scratch = mkdtempSync(path.join(tmpdir(), 'dmct-ledgers-'));
  try {
    for (const name of named.length === 0 ? /** @type {const} */ (['claims', 'validation']) : named) {
      const status = await record(name, scratch);
      if (status !== 0) return status;
    }
    return 0;
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

process.exitCode = await main();
