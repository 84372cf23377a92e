import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const built = path.join(import.meta.dirname, '..', 'dist', 'main.js');
let folder = '';
beforeEach(() => void (folder = mkdtempSync(path.join(tmpdir(), 'dmct-interrupt-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

interface Ended {
  /** Null where the signal ended the process: nothing caught it. */
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the command until it tells its progress for the first time, and then presses Ctrl-C. */
function interrupted(...words: string[]): Promise<Ended> {
  const child = spawn(process.execPath, [built, ...words], { cwd: folder });
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (part) => (stdout += String(part)));
  child.stderr.on('data', (part) => {
    // Once: a second one ends it at once, whatever it is at.
    if (stderr === '') child.kill('SIGINT');
    stderr += String(part);
  });
  return new Promise((resolve) => child.on('close', (status) => resolve({ status, stdout, stderr })));
}

/** Runs where a build is there: `npm test` builds first, a run from source doesn't. */
describe.runIf(existsSync(built))('Ctrl-C during a long experiment', () => {
  it.each([
    ['validate', 'C3', '--workers', '2'],
    ['validate', 'A5', '--set', 'fidelity=network', '--set', 'miners=10', '--workers', '2'],
    ['claims', 'scales-infinitely', 'quantum-resistant', '--workers', '2'],
  ])('%s %s ends its workers, says so, and leaves no file and no output', async (...words) => {
    const { status, stderr, stdout } = await interrupted(...words, '--reporter', 'json=out.json');
    expect({ status, stdout, files: readdirSync(folder) }).toEqual({ status: 130, stdout: '', files: [] });
    expect(stderr).toMatch(
      new RegExp(`^(dmct ${words[0]}: \\d+ %.*\\n)+dmct ${words[0]}: stopped by Ctrl-C.*\\n$`),
    );
  });

  it('a comparison that is still at its first runs in this thread ends by the signal, else as the others do', async () => {
    const words = ['compare', '--nodes', '31', '--seeds', '200', '--reporter', 'json=out.json'];
    const { status, stdout, stderr } = await interrupted(...words);
    expect({ stdout, files: readdirSync(folder) }).toEqual({ stdout: '', files: [] });
    if (status !== null) expect([status, stderr]).toEqual([130, expect.stringMatching(/stopped by Ctrl-C/)]);
  });

  it('with no worker but this thread, it ends at once by the signal', async () => {
    const words = ['validate', 'C3', '--workers', '1', '--reporter', 'json=out.json'];
    const { status, stdout } = await interrupted(...words);
    expect({ status, stdout, files: readdirSync(folder) }).toEqual({ status: null, stdout: '', files: [] });
  });

  it('an older file stays as it was', async () => {
    writeFileSync(path.join(folder, 'page.md'), 'older');
    await interrupted('validate', 'C3', '--reporter', 'markdown=page.md');
    expect(readdirSync(folder)).toEqual(['page.md']);
    expect(readFileSync(path.join(folder, 'page.md'), 'utf8')).toBe('older');
  });
});
