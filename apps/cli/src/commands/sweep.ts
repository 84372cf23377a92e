import { existsSync } from 'node:fs';
import path from 'node:path';
import { UsageError, type Registry } from '@dmct/core';
import type { SweepCode, SweepPlan, SweepTask } from '@dmct/sweep';
import { CONFIG_NAME, loadConfig } from '../config/load-config.js';
import { EXIT } from '../exit-status.js';
import type { Io } from '../io.js';
import type { Arguments } from '../options/option.js';
import { BEYOND_OPTION, HELP_OPTION } from '../options/shared.js';
import { reasonOf, unwritable } from '../output/errno.js';
import { makeFolders } from '../output/folders.js';
import { readWorkers, WORKERS_OPTION } from '../options/workers.js';
import { Progress } from '../output/progress.js';
import { runUninterrupted } from '../pool/interrupted.js';
import { createRunBatch } from '../pool/spread.js';
import type { Estimate } from '../sweep/estimate.js';
import type { ResultsFile, ResultsMode } from '../sweep/results-file.js';
import type { Command } from './command.js';

const FOLDER = 'results';
/** How long runs are tried for an estimate; longer where the estimate is all that is asked for. */
const PROBE_SECONDS = 0.5;
const PLAN_PROBE_SECONDS = 3;
/** Up to so many tasks the longest are kept from being the last; weighing them anew each time takes time itself. */
const WEIGHED_TASKS_MAX = 5000;

export const sweep: Command = {
  name: 'sweep',
  summary: 'a grid of scenarios from a config, its runs as JSONL, CSV and Parquet',
  operands: '[CONFIG]',
  operandsMax: 1,
  options: [
    { name: 'name', value: 'NAME', help: 'which of the sweeps; default the only one' },
    { name: 'plan', value: null, help: 'say what would be run and about how long it takes, and stop there' },
    { name: 'out', value: 'FOLDER', help: `where the results go; default ${FOLDER}` },
    { name: 'fresh', value: null, help: 'throw away what an earlier run of this sweep left' },
    { name: 'json', value: null, help: 'the summary as one object on stdout instead of a table' },
    BEYOND_OPTION,
    WORKERS_OPTION,
    HELP_OPTION,
  ],
  notes: [
    `CONFIG is a .ts file with plugins and sweeps, or a .json file with sweeps alone; default ${CONFIG_NAME}. Runs are written as they come: after Ctrl-C the same command goes on where it was. Exit status: 0 once all was run; 64 bad usage; 130 stopped by Ctrl-C.`,
    'dmct sweep --plan',
  ],
  async run(args, io) {
    const workers = readWorkers(args, io);
    const folder = readFolder(args);
    const configFile = args.operands[0] ?? null;
    const { code, plan, registry } = await readPlan(args, io, configFile);
    const { base, results, release } = await openResults(args, io, { plan, code, folder });
    try {
      const { sweepTasks } = await import('@dmct/sweep');
      const tasks = sweepTasks(plan, (run) => results?.isDone(run) ?? false);
      const isPlan = args.has('plan');
      const { guess, isStopped } = await announce(io, { plan, registry, tasks, results, workers, isPlan });
      if (isPlan) return isStopped ? EXIT.interrupted : EXIT.ok;
      if (results === null) return EXIT.ok;
      const startedAt = io.now();
      if (isStopped || !(await runTasks(io, { registry, tasks, results, guess, workers, configFile }))) {
        io.stderr.write(
          `dmct sweep: stopped by Ctrl-C, ${String(results.done)} of ${String(plan.runs)} runs are in ${base}.jsonl; the same command goes on from there\n`,
        );
        return EXIT.interrupted;
      }
      const { writeSweep } = await import('../sweep/write-sweep.js');
      await writeSweep(io, {
        plan,
        code,
        results,
        base,
        config: configFile ?? CONFIG_NAME,
        workers,
        seconds: (io.now() - startedAt) / 1000,
        isJson: args.has('json'),
      });
      return EXIT.ok;
    } finally {
      results?.close();
      release();
    }
  },
};

/** The sweep that is asked for, laid out, with the plugins it names and the code that would run it. */
async function readPlan(args: Arguments, io: Io, configFile: string | null) {
  const { digestCode, plugins, sweeps } = await loadConfig(io.cwd, configFile);
  const { createBuiltInRegistry } = await import('@dmct/catalog');
  const registry = createBuiltInRegistry(...plugins);
  const { planSweep, readSweeps } = await import('@dmct/sweep');
  const source = configFile ?? CONFIG_NAME;
  const all = readSweeps(source, sweeps);
  const name = chooseName(source, [...all.keys()], args.get('name'));
  const plan = planSweep(registry, name, all.get(name)!, {
    isBeyondLimits: args.has(BEYOND_OPTION.name),
  });
  if (!args.has('plan')) {
    const { assertMeasured } = await import('../sweep/write-sweep.js');
    assertMeasured(plan);
  }
  const { codeOfRun } = await import('../sweep/code-of-run.js');
  return { registry, plan, code: codeOfRun(digestCode()) };
}

/** What is left to be run, and where its rows go. */
interface Work {
  readonly registry: Registry;
  readonly tasks: readonly SweepTask[];
  readonly workers: number;
}

interface Announcement extends Work {
  readonly plan: SweepPlan;
  readonly results: ResultsFile | null;
  /** Whether the plan is all that is asked for. */
  readonly isPlan: boolean;
}

/** Tells the plan and about how long it takes, which a few runs are tried for. */
async function announce(io: Io, { isPlan, plan, registry, results, tasks, workers }: Announcement) {
  const { planText, spentText } = await import('../sweep/sweep-text.js');
  const { estimate } = await import('../sweep/estimate.js');
  const left = tasks.reduce((sum, task) => sum + task.runs.length, 0);
  let isStopped = false;
  const takeBack = io.onInterrupt(() => (isStopped = true));
  const guess = estimate(registry, tasks, isPlan ? PLAN_PROBE_SECONDS : PROBE_SECONDS, () => io.now());
  // Tried runs leave no room for a signal: it is heard now.
  await new Promise((resume) => setImmediate(resume));
  takeBack();
  (isPlan ? io.stdout : io.stderr).write(
    `${planText(plan, results?.done ?? 0, left)}${left === 0 ? '' : `\n${spentText(guess, workers)}`}\n`,
  );
  return { guess, isStopped };
}

interface Running extends Work {
  readonly results: ResultsFile;
  readonly guess: Estimate;
  readonly configFile: string | null;
}

/** Runs the tasks and keeps their rows as they come. False where Ctrl-C ended it before they were done. */
async function runTasks(
  io: Io,
  { configFile, guess, registry, results, tasks, workers }: Running,
): Promise<boolean> {
  const { sweepBatch } = await import('@dmct/sweep');
  const progress = new Progress(io, 'sweep');
  const runBatch = createRunBatch(io, {
    workers,
    setup: { cwd: io.cwd, configFile },
    onNote: (text) => progress.note(text),
  });
  const batch = sweepBatch(registry, tasks);
  const costSeconds = (task: SweepTask): number => guess.taskSeconds(task);
  return runUninterrupted(progress, async () => {
    await runBatch(tasks.length > WEIGHED_TASKS_MAX ? batch : { ...batch, costSeconds }, {
      isKept: false,
      onResult: (records) => results.append(records),
      onProgress: (report) => progress.update(report),
    });
  });
}

/** Where the results go, as the user names it. */
function readFolder(args: Arguments): string {
  const folder = args.get('out') ?? FOLDER;
  if (folder.trim() === '' || folder.includes('\0'))
    throw new UsageError(`--out needs a folder (given: ${JSON.stringify(folder)})`);
  return folder;
}

function chooseName(source: string, names: readonly string[], wanted: string | undefined): string {
  if (names.length === 0) {
    throw new UsageError(
      `${source} has no sweeps: defineConfig({ sweeps: { NAME: { strategies: [ … ] } } })`,
    );
  }
  const known = `${source} has: ${names.join(', ')}`;
  if (wanted === undefined) {
    if (names.length === 1) return names[0] as string;
    throw new UsageError(`--name says which sweep; ${known}`);
  }
  if (!names.includes(wanted)) throw new UsageError(`there is no sweep ${JSON.stringify(wanted)}; ${known}`);
  return wanted;
}

interface Place {
  readonly plan: SweepPlan;
  readonly code: SweepCode;
  readonly folder: string;
}

/** The results file, ours alone until `release`; for a plan only what is there, which it neither changes nor takes. */
async function openResults(args: Arguments, io: Io, { plan, code, folder }: Place) {
  const base = path.join(folder, plan.name);
  const file = `${path.resolve(io.cwd, base)}.jsonl`;
  const { ResultsFile } = await import('../sweep/results-file.js');
  const { lockResults } = await import('../sweep/results-lock.js');
  const isFresh = args.has('fresh');
  const open = (mode: ResultsMode) => new ResultsFile(file, `${base}.jsonl`, plan, code, mode);
  let release = (): void => undefined;
  try {
    if (args.has('plan')) {
      return { base, results: existsSync(file) && !isFresh ? open('look') : null, release };
    }
    makeFolders(path.dirname(file), folder);
    release = lockResults(file, `${base}.jsonl`);
    return { base, results: open(isFresh ? 'fresh' : 'continue'), release };
  } catch (error) {
    release();
    if (!(error instanceof Error && 'code' in error)) throw error;
    if (args.has('plan')) throw new UsageError(`can't read ${base}.jsonl: ${reasonOf(error, file)}`);
    throw unwritable(`${base}.jsonl`, error, file);
  }
}
