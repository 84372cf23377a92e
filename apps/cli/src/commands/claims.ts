import { RESULT_SCHEMA_VERSION, VERSION, type ClaimResult } from '@dmct/core';
import { loadRegistry } from '../config/registry.js';
import { EXIT } from '../exit-status.js';
import { HELP_OPTION, QUICK_OPTION, REPORTER_OPTION } from '../options/shared.js';
import { readWorkers, WORKERS_OPTION } from '../options/workers.js';
import { openOutputs } from '../output/outputs.js';
import { Progress } from '../output/progress.js';
import { runUninterrupted } from '../pool/interrupted.js';
import { createRunBatch } from '../pool/spread.js';
import type { Command } from './command.js';
import { assertKnown, Parts } from './ledger.js';

export const claims: Command = {
  name: 'claims',
  summary: "the document's claims, each decided by an experiment",
  operands: '[ID…]',
  operandsMax: Infinity,
  options: [QUICK_OPTION, WORKERS_OPTION, REPORTER_OPTION, HELP_OPTION],
  notes: [
    'Without an ID: all of them (dmct list claims). Exit status: 0 once all were judged, whatever came out; 64 bad usage; 130 stopped by Ctrl-C.',
    'dmct claims truth-amplifies --quick',
  ],
  async run(args, io) {
    const workers = readWorkers(args, io);
    const registry = await loadRegistry(io);
    assertKnown(args.operands, (id) => registry.claims.get(id));
    const outputs = openOutputs(io, {
      registry,
      args,
      kind: 'claims',
      trace: undefined,
      command: ['dmct', 'claims', ...args.operands, ...(args.has('quick') ? ['--quick'] : [])].join(' '),
    });
    const { LEDGER_SEED, runClaims } = await import('@dmct/catalog');
    const quick = args.has('quick');
    const progress = new Progress(io, 'claims');
    const setup = { cwd: io.cwd, configFile: null };
    const parts = new Parts<ClaimResult>(outputs, (claims) => ({
      kind: 'claims',
      ledger: { schemaVersion: RESULT_SCHEMA_VERSION, version: VERSION, quick, seed: LEDGER_SEED, claims },
    }));
    const isDone = await runUninterrupted(progress, async () => {
      const ledger = await runClaims(registry, args.operands, {
        quick,
        runBatch: createRunBatch(io, { workers, setup, onNote: (text) => progress.note(text) }),
        onProgress: (report) => progress.update(report),
        onRow: (claim) => {
          progress.finish();
          parts.add(claim);
          parts.close();
        },
      });
      progress.finish();
      await outputs.finish({ kind: 'claims', ledger });
    });
    if (isDone) return EXIT.ok;
    parts.stop(io, 'claims', `${String(args.operands.length || registry.claims.all.length)} claims`);
    return EXIT.interrupted;
  },
};
