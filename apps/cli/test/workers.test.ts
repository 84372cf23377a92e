import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const built = path.join(import.meta.dirname, '..', 'dist', 'main.js');
let folder = '';
beforeEach(() => void (folder = mkdtempSync(path.join(tmpdir(), 'dmct-workers-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

interface Ended {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the command to its end; `onStdout` may press Ctrl-C. */
function dmct(
  words: readonly string[],
  onStdout: (text: string, interrupt: () => void) => void = () => undefined,
) {
  const child = spawn(process.execPath, [built, ...words], { cwd: folder });
  let stdout = '';
  let stderr = '';
  let isInterrupted = false;
  child.stdout.on('data', (part) => {
    stdout += String(part);
    onStdout(stdout, () => {
      // Once: a second one ends it at once, whatever it is at.
      if (!isInterrupted) child.kill('SIGINT');
      isInterrupted = true;
    });
  });
  child.stderr.on('data', (part) => (stderr += String(part)));
  return new Promise<Ended>((resolve) => child.on('close', (status) => resolve({ status, stdout, stderr })));
}

/**
 * Rows that say they are long, so that workers do them: X1 ends its worker the first time, X2 each time, X3 throws, X4
 * waits for ever at its third point.
 */
const CONFIG = `
import { existsSync, writeFileSync } from 'node:fs';
import { defineConfig, defineValidation } from '@dmct/core';
import { z } from 'zod';
const row = (id, act) => defineValidation({
  id, title: 'row ' + id, source: { authors: 'A. Author', title: 'A paper', year: 2000 },
  params: z.object({ n: z.number().default(1) }), points: [{ n: 1 }, { n: 2 }, { n: 3 }], kind: 'exact',
  cost: () => ({ seconds: 1, quickSeconds: 1 }), expected: ({ n }) => n,
  measure: async ({ n }) => { await act(n); return { measured: n, samples: 1, tolerance: 0 }; },
});
export default defineConfig({ plugins: [{ validations: [
  row('X0', () => {}),
  row('X1', (n) => { if (n === 2 && !existsSync('been')) { writeFileSync('been', ''); process.exit(3); } }),
  row('X2', (n) => { if (n === 2) process.exit(4); }),
  row('X3', (n) => { if (n === 2) throw new TypeError('planted'); }),
  row('X4', (n) => n < 3 ? undefined : new Promise(() => setInterval(() => {}, 1000))),
] }] });
`;

/** Runs where a build is there: `npm test` builds first, a run from source doesn't. */
describe.runIf(existsSync(built))('workers', () => {
  it('the reports are the same with one, two and three', async () => {
    const commands: [string, string[]][] = [
      ['validate D3 C6 D16 --quick', ['1', '3']],
      ['claims truth-amplifies no-hardware strongest-wave-is-true no-voting-needed --quick', ['1', '3']],
      ['compare --strategies pbft,dmct,pow --attacks none,silence,louder --seeds 9', ['1', '2', '3']],
    ];
    for (const [command, counts] of commands) {
      const reports = [];
      for (const workers of counts) {
        const { status, stdout } = await dmct([
          ...command.split(' '),
          '--workers',
          workers,
          '--reporter',
          'json',
        ]);
        expect(status).toBe(0);
        reports.push(stdout);
      }
      expect(reports[0]?.length).toBeGreaterThan(500);
      expect(new Set(reports).size, command).toBe(1);
    }
  });

  it('a crash is told and its task tried again, once', async () => {
    writeFileSync(path.join(folder, 'dmct.config.ts'), CONFIG);
    const once = await dmct(['validate', 'X0', 'X1', '--workers', '2']);
    expect(once.status).toBe(0);
    expect(once.stdout).toContain('6 passed, 0 failed');
    expect(once.stderr).toMatch(/a worker ended while at X1 \(.*3\); trying that again\n/);
    const twice = await dmct(['validate', 'X2', '--workers', '2', '--reporter', 'json=out.json']);
    expect({ status: twice.status, stdout: twice.stdout }).toEqual({ status: 70, stdout: '' });
    expect(twice.stderr).toMatch(/a worker ended twice while at X2 \(.*4\)\n$/);
    expect(readdirSync(folder)).not.toContain('out.json');
  });

  it('what a task throws is a fault, and is not tried again', async () => {
    writeFileSync(path.join(folder, 'dmct.config.ts'), CONFIG);
    const { status, stderr } = await dmct(['validate', 'X3', '--workers', '2']);
    expect(status).toBe(70);
    expect(stderr).toMatch(/TypeError: planted\n$/);
    expect(stderr).not.toContain('again');
  });

  it('Ctrl-C ends the workers, and says what was measured up to there', async () => {
    writeFileSync(path.join(folder, 'dmct.config.ts'), CONFIG);
    writeFileSync(path.join(folder, 'page.md'), 'older');
    const words = [
      'validate',
      'X0',
      'X4',
      '--workers',
      '2',
      '--reporter',
      'terminal',
      '--reporter',
      'markdown=page.md',
    ];
    const { status, stdout, stderr } = await dmct(words, (text, interrupt) => {
      if (text.includes('row X0')) interrupt();
    });
    expect(status).toBe(130);
    expect(stdout).toMatch(
      /X0 {2}row X0[\s\S]*passed, 0 failed\n\nstopped by Ctrl-C after \d of 6 points; no file was written\n$/,
    );
    expect(stderr).toMatch(/dmct validate: stopped by Ctrl-C after \d of 6 points; no file was written\n$/);
    expect(stderr).not.toContain('a worker ended');
    expect(readFileSync(path.join(folder, 'page.md'), 'utf8')).toBe('older');
    expect(readdirSync(folder).filter((name) => name.includes('.tmp'))).toEqual([]);
  });
});
