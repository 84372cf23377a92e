import { isGating, type Registry, type ValidationRow } from '@dmct/core';
import { loadRegistry } from '../config/registry.js';
import { EXIT } from '../exit-status.js';
import type { Arguments } from '../options/option.js';
import { HELP_OPTION, QUICK_OPTION, REPORTER_OPTION } from '../options/shared.js';
import { settings } from '../options/values.js';
import { readWorkers, WORKERS_OPTION } from '../options/workers.js';
import { openOutputs } from '../output/outputs.js';
import { Progress } from '../output/progress.js';
import { runUninterrupted } from '../pool/interrupted.js';
import { createRunBatch } from '../pool/spread.js';
import type { Command } from './command.js';
import { assertKnown, Parts } from './ledger.js';
import { quoted } from './study-command.js';

/** The command line as it was, without what only says where the results go. */
function commandOf(args: Arguments): string {
  const settings = args.all('set').flatMap((text) => ['--set', text]);
  const words = [
    'dmct',
    'validate',
    ...args.operands,
    ...(args.has('quick') ? ['--quick'] : []),
    ...settings,
  ];
  return words.map(quoted).join(' ');
}

export const validate: Command = {
  name: 'validate',
  summary: 'published results, reproduced by the simulator',
  operands: '[ID…]',
  operandsMax: Infinity,
  options: [
    QUICK_OPTION,
    {
      name: 'set',
      value: 'KEY=VALUE',
      repeatable: true,
      help: 'another point of the one row named; default: the points that its source prints',
    },
    WORKERS_OPTION,
    REPORTER_OPTION,
    HELP_OPTION,
  ],
  notes: [
    'Without an ID: all rows (dmct list validations). A row is shown as soon as it and all before it are measured. Exit status: 0 all rows pass, 1 one fails; 64 bad usage; 130 stopped by Ctrl-C.',
    'dmct validate C1 --set n=22',
  ],
  async run(args, io) {
    const params = settings(args, 'set');
    const workers = readWorkers(args, io);
    const registry = await loadRegistry(io);
    assertKnown(args.operands, (id) => registry.validations.get(id));
    const outputs = openOutputs(io, {
      registry,
      args,
      kind: 'validate',
      trace: undefined,
      command: commandOf(args),
    });
    const { runValidations, validationReport } = await import('@dmct/catalog');
    const quick = args.has('quick');
    const progress = new Progress(io, 'validate');
    const setup = { cwd: io.cwd, configFile: null };
    const parts = new Parts<ValidationRow>(outputs, (rows) => ({
      kind: 'validate',
      validation: validationReport(rows, quick),
    }));
    const isDone = await runUninterrupted(progress, async () => {
      const validation = await runValidations(registry, args.operands, {
        params,
        quick,
        runBatch: createRunBatch(io, { workers, setup, onNote: (text) => progress.note(text) }),
        onProgress: (report) =>
          progress.update({ ...report, label: `${report.label}; ${tally(parts.rows)}` }),
        onRow: (row) => {
          progress.finish();
          parts.add(row);
        },
      });
      progress.finish();
      parts.close();
      await outputs.finish({ kind: 'validate', validation });
    });
    if (isDone) return parts.rows.some(isFailed) ? EXIT.violated : EXIT.ok;
    parts.stop(io, 'validate', `${String(pointsOf(registry, args.operands))} points`);
    return EXIT.interrupted;
  },
};

function isFailed(row: ValidationRow): boolean {
  return isGating(row) && row.verdict === 'fail';
}

/** "41 passed", and how many failed, where some did. */
function tally(rows: readonly ValidationRow[]): string {
  const failed = rows.filter(isFailed).length;
  const passed = rows.filter((row) => isGating(row) && row.verdict === 'pass').length;
  return `${String(passed)} passed${failed === 0 ? '' : `, ${String(failed)} failed`} so far`;
}

function pointsOf(registry: Registry, ids: readonly string[]): number {
  const chosen = ids.length === 0 ? registry.validations.all : ids.map((id) => registry.validations.get(id));
  return chosen.reduce((sum, { points }) => sum + points.length, 0);
}
