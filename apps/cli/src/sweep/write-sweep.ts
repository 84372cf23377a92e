import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { Summariser, type SweepCode, type SweepPlan, type SweepSummary } from '@dmct/sweep';
import { UsageError } from '@dmct/core';
import type { Io } from '../io.js';
import { reasonOf } from '../output/errno.js';
import { isMachineFailure, MachineFailure } from '../output/failure.js';
import { manifestOf } from './manifest.js';
import type { ResultsFile } from './results-file.js';
import { plural, summaryText } from './sweep-text.js';
import { csvExport, parquetExport, writeExports, type Export } from './write-exports.js';

export interface FinishedSweep {
  readonly plan: SweepPlan;
  readonly code: SweepCode;
  readonly results: ResultsFile;
  /** Where the files go, without their endings, as the user sees it. */
  readonly base: string;
  readonly config: string;
  readonly workers: number;
  readonly seconds: number;
  readonly isJson: boolean;
}

/**
 * Writes what a finished sweep leaves beside its JSONL, and shows the summary. Throws a UsageError, and writes nothing,
 * where no run of it could be made.
 */
export async function writeSweep(io: Io, sweep: FinishedSweep): Promise<void> {
  const { base, plan, results } = sweep;
  const summariser = new Summariser(plan);
  for (const record of results.records()) summariser.add(record);
  const summary = summariser.finish();
  assertMeasured(summary);
  try {
    await writeFiles(io, sweep, summary);
  } catch (error) {
    if (error instanceof UsageError || !(error instanceof Error && 'code' in error)) throw error;
    const why = reasonOf(error, path.resolve(io.cwd, base));
    const Failure = isMachineFailure(error) ? MachineFailure : UsageError;
    throw new Failure(
      `can't write what comes beside ${base}.jsonl: ${why}; all ${String(plan.runs)} runs are in it, the same command tries again`,
    );
  }
  io.stdout.write(`${sweep.isJson ? JSON.stringify(summary, null, 2) : summaryText(summary)}\n`);
  io.stderr.write(`dmct sweep: wrote ${base}.{jsonl,csv,parquet,summary.json,manifest.json}\n`);
}

/** Refuses a sweep of which nothing was measured: its files would look like results. */
export function assertMeasured({
  cells,
  name,
}: {
  readonly cells: readonly { readonly refused: string | null }[];
  readonly name: string;
}): void {
  if (cells.some(({ refused }) => refused === null)) return;
  const reasons = [...new Set(cells.map(({ refused }) => refused))];
  const more = reasons.length === 1 ? '' : ` (and ${plural(reasons.length - 1, 'other reason')})`;
  throw new UsageError(`no cell of sweep ${name} can be run: ${String(reasons[0])}${more}`);
}

async function writeFiles(io: Io, sweep: FinishedSweep, summary: SweepSummary): Promise<void> {
  const { base, code, plan, results } = sweep;
  const parquet = await import('hyparquet-writer');
  const place = path.resolve(io.cwd, base);
  const records = () => results.records();
  const about = { version: plan.version, name: plan.name, configHash: plan.configHash };
  const data = [
    csvExport(`${place}.csv`, records),
    parquetExport(parquet, `${place}.parquet`, records, about),
    jsonExport(`${place}.summary.json`, () => summary),
  ];
  writeExports(data);
  const files = [`${place}.jsonl`, ...data.map(({ file }) => file)];
  const { config, seconds, workers } = sweep;
  const made = { cwd: io.cwd, code, config, workers, seconds, files };
  writeExports([jsonExport(`${place}.manifest.json`, () => manifestOf(plan, made))]);
}

function jsonExport(file: string, value: () => unknown): Export {
  return {
    file,
    write: (temporary) => writeFileSync(temporary, `${JSON.stringify(value(), null, 2)}\n`, { flag: 'wx' }),
  };
}
