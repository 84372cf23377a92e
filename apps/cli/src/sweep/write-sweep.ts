import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { Summariser, type SweepPlan } from '@dmct/sweep';
import type { Io } from '../io.js';
import { manifestOf } from './manifest.js';
import type { ResultsFile } from './results-file.js';
import { summaryText } from './sweep-text.js';
import { csvExport, parquetExport, writeExports, type Export } from './write-exports.js';

export interface FinishedSweep {
  readonly plan: SweepPlan;
  readonly results: ResultsFile;
  /** Where the files go, without their endings, as the user sees it. */
  readonly base: string;
  readonly config: string;
  readonly workers: number;
  readonly seconds: number;
  readonly isJson: boolean;
}

/** Writes what a finished sweep leaves beside its JSONL, and shows the summary. */
export async function writeSweep(io: Io, sweep: FinishedSweep): Promise<void> {
  const { base, plan, results } = sweep;
  const parquet = await import('hyparquet-writer');
  const place = path.resolve(io.cwd, base);
  const records = () => results.records();
  const summariser = new Summariser(plan);
  for (const record of records()) summariser.add(record);
  const summary = summariser.finish();
  const about = { version: plan.version, name: plan.name, configHash: plan.configHash };
  const data = [
    csvExport(`${place}.csv`, records),
    parquetExport(parquet, `${place}.parquet`, records, about),
    jsonExport(`${place}.summary.json`, () => summary),
  ];
  writeExports(data);
  const files = [`${place}.jsonl`, ...data.map(({ file }) => file)];
  const made = { cwd: io.cwd, config: sweep.config, workers: sweep.workers, seconds: sweep.seconds, files };
  writeExports([jsonExport(`${place}.manifest.json`, () => manifestOf(plan, made))]);
  io.stdout.write(`${sweep.isJson ? JSON.stringify(summary, null, 2) : summaryText(summary)}\n`);
  io.stderr.write(`dmct sweep: wrote ${base}.{jsonl,csv,parquet,summary.json,manifest.json}\n`);
}

function jsonExport(file: string, value: () => unknown): Export {
  return {
    file,
    write: (temporary) => writeFileSync(temporary, `${JSON.stringify(value(), null, 2)}\n`, { flag: 'wx' }),
  };
}
