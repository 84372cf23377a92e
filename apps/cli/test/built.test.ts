import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const built = path.join(import.meta.dirname, '..', 'dist', 'main.js');

/** Runs where a build is there: `npm test` builds first, a run from source doesn't. */
describe.runIf(existsSync(built))('the built command', () => {
  const dmct = (...words: string[]) => spawnSync(process.execPath, [built, ...words], { encoding: 'utf8' });

  it('prints data on stdout and nothing on stderr', () => {
    const { status, stdout, stderr } = dmct(
      'run',
      'pbft',
      '--nodes',
      '4',
      '--seed',
      '1',
      '--reporter',
      'json',
    );
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(JSON.parse(stdout)).toMatchObject({ strategy: 'pbft', messages: { total: 28 } });
  });

  it('says so where a config awaits what never comes, instead of ending without a word', () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'dmct-never-'));
    writeFileSync(path.join(folder, 'dmct.config.ts'), 'await new Promise(() => {});\nexport default {};\n');
    const { status, stdout, stderr } = spawnSync(process.execPath, [built, 'list'], {
      cwd: folder,
      encoding: 'utf8',
    });
    rmSync(folder, { recursive: true });
    expect({ status, stdout, stderr }).toEqual({
      status: 64,
      stdout: '',
      stderr: 'dmct: dmct.config.ts never ends: it awaits a promise that nothing settles\n',
    });
  });

  it('ends with 64 and one line for bad usage', () => {
    const { status, stdout, stderr } = dmct('run', 'pbft', '--nodes', 'NaN');
    expect({ status, stdout }).toEqual({ status: 64, stdout: '' });
    expect(stderr).toMatch(/^dmct: [^\n]+\n$/);
  });
});
