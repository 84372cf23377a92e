import { isGating } from '@dmct/core';
import { loadRegistry } from '../config/registry.js';
import { EXIT } from '../exit-status.js';
import type { Arguments } from '../options/option.js';
import { HELP_OPTION, QUICK_OPTION, REPORTER_OPTION } from '../options/shared.js';
import { settings } from '../options/values.js';
import { openOutputs } from '../output/outputs.js';
import { Progress } from '../output/progress.js';
import type { Command } from './command.js';
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
    REPORTER_OPTION,
    HELP_OPTION,
  ],
  notes: [
    'Without an ID: all rows. Exit status: 0 all rows pass, 1 one fails; 64 bad usage.',
    'dmct validate C1 --set n=22',
  ],
  async run(args, io) {
    const params = settings(args, 'set');
    const registry = await loadRegistry(io);
    for (const id of args.operands) registry.validations.get(id);
    const outputs = openOutputs(io, {
      registry,
      args,
      kind: 'validate',
      trace: undefined,
      command: commandOf(args),
    });
    const { runValidations } = await import('@dmct/catalog');
    const progress = new Progress(io, 'validate');
    const validation = await runValidations(registry, args.operands, {
      params,
      quick: args.has('quick'),
      onProgress: (report) => progress.update(report),
    });
    progress.finish();
    await outputs.finish({ kind: 'validate', validation });
    const isFailed = validation.rows.some((row) => isGating(row) && row.verdict === 'fail');
    return isFailed ? EXIT.violated : EXIT.ok;
  },
};
