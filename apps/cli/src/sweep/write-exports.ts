import { closeSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import path from 'node:path';
import {
  COLUMNS,
  csvHead,
  csvLine,
  RESULTS_SCHEMA_VERSION,
  type Column,
  type SweepRecord,
} from '@dmct/sweep';
import type { fileWriter, parquetWriteRows } from 'hyparquet-writer';

/** Rows of a Parquet row group: what is in memory at a time. */
const GROUP_ROWS = 10_000;
const CSV_BUFFER_CHARACTERS = 1 << 20;

/** A file that takes its name when it is complete. */
export interface Export {
  readonly file: string;
  write(temporary: string): void;
}

/** Writes all files, each into a temporary neighbour, and renames them when all are complete. */
export function writeExports(exports: readonly Export[]): void {
  const temporary = ({ file }: Export): string =>
    path.join(path.dirname(file), `.${path.basename(file)}.${String(process.pid)}.tmp`);
  try {
    for (const each of exports) each.write(temporary(each));
    for (const each of exports) renameSync(temporary(each), each.file);
  } catch (error) {
    for (const each of exports) rmSync(temporary(each), { force: true });
    throw error;
  }
}

export function csvExport(file: string, records: () => Iterable<SweepRecord>): Export {
  return {
    file,
    write: (temporary) => {
      const descriptor = openSync(temporary, 'wx');
      try {
        let text = `${csvHead()}\n`;
        for (const record of records()) {
          text += `${csvLine(record)}\n`;
          if (text.length < CSV_BUFFER_CHARACTERS) continue;
          writeSync(descriptor, text);
          text = '';
        }
        writeSync(descriptor, text);
      } finally {
        closeSync(descriptor);
      }
    },
  };
}

/** What is needed of hyparquet-writer, loaded where a sweep ends and not with the command. */
export interface ParquetWriting {
  readonly fileWriter: typeof fileWriter;
  readonly parquetWriteRows: typeof parquetWriteRows;
}

export function parquetExport(
  parquet: ParquetWriting,
  file: string,
  records: () => Iterable<SweepRecord>,
  about: Readonly<Record<string, string>>,
): Export {
  return {
    file,
    write: (temporary) => {
      void parquet.parquetWriteRows({
        writer: parquet.fileWriter(temporary),
        rows: rowsOf(records()),
        columns: COLUMNS.map(({ name, type, isNullable }) => ({
          name,
          type: PARQUET_TYPES[type],
          nullable: isNullable,
        })),
        rowGroupSize: GROUP_ROWS,
        kvMetadata: Object.entries({ ...about, schemaVersion: String(RESULTS_SCHEMA_VERSION) }).map(
          ([key, value]) => ({ key: `dmct.${key}`, value }),
        ),
        createdBy: `dmct ${about['version'] ?? ''}`,
      });
    },
  };
}

const PARQUET_TYPES = {
  text: 'STRING',
  json: 'STRING',
  integer: 'INT64',
  number: 'DOUBLE',
  boolean: 'BOOLEAN',
} as const satisfies Readonly<Record<Column['type'], string>>;

const INTEGERS = COLUMNS.filter(({ type }) => type === 'integer').map(({ name }) => name);

function* rowsOf(records: Iterable<SweepRecord>): Generator<Record<string, unknown>> {
  for (const record of records) {
    const row: Record<string, unknown> = { ...record };
    for (const name of INTEGERS) if (typeof row[name] === 'number') row[name] = BigInt(row[name]);
    yield row;
  }
}
