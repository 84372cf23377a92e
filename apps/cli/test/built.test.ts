import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
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

  it('ends with 64 and one line for bad usage', () => {
    const { status, stdout, stderr } = dmct('run', 'pbft', '--nodes', 'NaN');
    expect({ status, stdout }).toEqual({ status: 64, stdout: '' });
    expect(stderr).toMatch(/^dmct: [^\n]+\n$/);
  });
});
