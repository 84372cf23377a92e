import { loadRegistry } from '../config/registry.js';
import { EXIT } from '../exit-status.js';
import { HELP_OPTION, QUICK_OPTION, REPORTER_OPTION } from '../options/shared.js';
import { openOutputs } from '../output/outputs.js';
import { Progress } from '../output/progress.js';
import type { Command } from './command.js';

export const claims: Command = {
  name: 'claims',
  summary: "the document's claims, each decided by an experiment",
  operands: '[ID…]',
  operandsMax: Infinity,
  options: [QUICK_OPTION, REPORTER_OPTION, HELP_OPTION],
  notes: [
    'Without an ID: all of them (dmct list claims). Exit status: 0 once all were judged, whatever came out; 64 bad usage.',
    'dmct claims truth-amplifies --quick',
  ],
  async run(args, io) {
    const registry = await loadRegistry(io);
    for (const id of args.operands) registry.claims.get(id);
    const outputs = openOutputs(io, {
      registry,
      args,
      kind: 'claims',
      trace: undefined,
      command: ['dmct', 'claims', ...args.operands, ...(args.has('quick') ? ['--quick'] : [])].join(' '),
    });
    const { runClaims } = await import('@dmct/catalog');
    const progress = new Progress(io, 'claims');
    const ledger = await runClaims(registry, args.operands, {
      quick: args.has('quick'),
      onProgress: (report) => progress.update(report),
    });
    progress.finish();
    await outputs.finish({ kind: 'claims', ledger });
    return EXIT.ok;
  },
};
