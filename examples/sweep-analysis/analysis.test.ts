import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';

const here = import.meta.dirname;
const built = path.join(here, '..', '..', 'apps', 'cli', 'dist', 'main.js');
const folder = mkdtempSync(path.join(tmpdir(), 'dmct-analysis-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs where a build is there, as the command's own tests of the built file. */
describe.runIf(existsSync(built))('the example', () => {
  it('sweeps, and DuckDB reads what the sweep wrote', () => {
    const run = (...words: string[]) =>
      execFileSync(process.execPath, words, {
        cwd: here,
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
      });
    run(built, 'sweep', '--out', folder);
    const lines = run('analyse.mjs', path.join(folder, 'liars.parquet')).trimEnd().split('\n');
    expect(lines[0]).toMatch(/^strategy +params +nodes +traitors +runs +share_right +finality_ms$/);
    const rows = lines.slice(1).map((line) => line.split(/ {2,}/));
    expect(rows).toHaveLength(4 * 2 * 5);
    expect(rows.every(([, , , , runs]) => runs === '10')).toBe(true);
    // The published bound: OM(1) stands one liar among seven.
    const om1 = rows.filter(
      ([name, params, nodes]) => name === 'generals' && params === '{"m":1}' && nodes === '7',
    );
    expect(om1.slice(0, 2).map((row) => Number(row[5]))).toEqual([1, 1]);
  });
});
