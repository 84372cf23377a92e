import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { arch, cpus, platform } from 'node:os';
import path from 'node:path';
import { RESULTS_SCHEMA_VERSION, type SweepCode, type SweepPlan } from '@dmct/sweep';

/** What a result hangs on, and what it was made with. Times and machine are told here and nowhere else. */
export function manifestOf(
  plan: SweepPlan,
  made: {
    readonly cwd: string;
    readonly config: string;
    readonly code: SweepCode;
    readonly workers: number;
    readonly seconds: number;
    readonly files: readonly string[];
  },
) {
  return {
    schema: 'dmct-sweep-manifest',
    schemaVersion: 1,
    resultsSchemaVersion: RESULTS_SCHEMA_VERSION,
    name: plan.name,
    version: plan.version,
    config: made.config,
    configHash: plan.configHash,
    code: made.code,
    sweep: plan.sweep,
    cells: plan.cells.length,
    runs: plan.runs,
    seeds: { first: plan.sweep.seed, count: plan.sweep.seeds },
    git: gitState(path.dirname(path.resolve(made.cwd, made.config))),
    node: process.version,
    platform: `${platform()} ${arch()}`,
    cpu: cpus()[0]?.model ?? 'unknown',
    workers: made.workers,
    seconds: Number(made.seconds.toFixed(3)),
    files: made.files.map((file) => ({
      name: path.basename(file),
      bytes: statSync(file).size,
      sha256: sha256Of(file),
    })),
  };
}

/** The commit that the config's folder is at, and whether tracked files differ from it; null outside of a repository. */
function gitState(cwd: string): { readonly commit: string; readonly isChanged: boolean } | null {
  const git = (...words: string[]): string =>
    execFileSync('git', words, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'], timeout: 5000 });
  try {
    return {
      commit: git('rev-parse', 'HEAD').trim(),
      isChanged: git('status', '--porcelain', '--untracked-files=no').trim() !== '',
    };
  } catch {
    return null;
  }
}

function sha256Of(file: string): string {
  const hash = createHash('sha256');
  const block = Buffer.alloc(1 << 20);
  const descriptor = openSync(file, 'r');
  try {
    for (;;) {
      const count = readSync(descriptor, block);
      if (count === 0) return hash.digest('hex');
      hash.update(block.subarray(0, count));
    }
  } finally {
    closeSync(descriptor);
  }
}
