import { closeSync, existsSync, ftruncateSync, openSync, readSync, writeSync } from 'node:fs';
import { UsageError } from '@dmct/core';
import {
  headerMismatch,
  headerOf,
  LINE_CHARACTERS_MAX,
  parseHeader,
  parseRecord,
  type ResultsHeader,
  type SweepCode,
  type SweepPlan,
  type SweepRecord,
} from '@dmct/sweep';
import { unwritable } from '../output/errno.js';
import { readLines } from './read-lines.js';

const LINE_BYTES_MAX = 4 * LINE_CHARACTERS_MAX;

/** `continue`: rows are added; `fresh`: begin anew, whatever is there; `look`: count what is there, and change nothing. */
export type ResultsMode = 'continue' | 'fresh' | 'look';

/**
 * The runs of a sweep as they come, a line each, under a first line that says whose they are. A run that is there is
 * not run again; runs of another config, version or code are never mixed in.
 */
export class ResultsFile {
  /** Where the line of each run begins; -1 where it isn't there. */
  readonly #offsets: Float64Array;
  readonly #descriptor: number;
  readonly #file: string;
  readonly #name: string;
  readonly #header: ResultsHeader;
  readonly #mode: ResultsMode;
  #end = 0;
  #done = 0;

  /** Opens the file, or begins it where it isn't only looked at. Throws a UsageError for a file that holds something else. */
  constructor(file: string, name: string, plan: SweepPlan, code: SweepCode, mode: ResultsMode) {
    this.#file = file;
    this.#name = name;
    this.#header = headerOf(plan, code);
    this.#mode = mode;
    this.#offsets = new Float64Array(plan.runs).fill(-1);
    const isThere = existsSync(file);
    this.#descriptor = openSync(file, mode === 'look' ? 'r' : isThere ? 'r+' : 'wx+');
    try {
      if (isThere) this.#read(plan);
      if (this.#end === 0 && mode !== 'look') this.#begin();
    } catch (error) {
      closeSync(this.#descriptor);
      throw error;
    }
  }

  /** Runs that are there. */
  get done(): number {
    return this.#done;
  }

  isDone(run: number): boolean {
    return (this.#offsets[run] ?? -1) >= 0;
  }

  /** Adds rows, all in one write. */
  append(records: readonly SweepRecord[]): void {
    let text = '';
    for (const record of records) {
      const line = `${JSON.stringify(record)}\n`;
      this.#note(record['run'] as number, this.#end + Buffer.byteLength(text));
      text += line;
    }
    this.#write(text);
  }

  /** All rows that are there, in the order of the runs. */
  *records(): Generator<SweepRecord> {
    for (const offset of this.#offsets) {
      if (offset < 0) continue;
      const record = parseRecord(this.#lineAt(offset));
      if (record === null) throw new UsageError(`${this.#name} was changed by somebody else meanwhile`);
      yield record;
    }
  }

  close(): void {
    closeSync(this.#descriptor);
  }

  #begin(): void {
    ftruncateSync(this.#descriptor, 0);
    this.#write(`${JSON.stringify(this.#header)}\n`);
  }

  #read(plan: SweepPlan): void {
    let number = 0;
    for (const { offset, text, isWhole } of readLines(this.#descriptor, LINE_BYTES_MAX)) {
      number++;
      // A line without its end was being written when the power went: it is cut, and its run is done again.
      if (!isWhole) break;
      if (text === null) throw this.#foreign(`line ${String(number)} is too long`);
      if (number === 1) {
        if (!this.#isOurs(text)) return;
      } else this.#addLine(text, offset, number, plan);
      this.#end = offset + Buffer.byteLength(text) + 1;
    }
    if (this.#mode !== 'look') ftruncateSync(this.#descriptor, this.#end);
  }

  /** Whether the runs under this header go on; false where they are to be thrown away. */
  #isOurs(line: string): boolean {
    const found = parseHeader(line);
    if (found === null) throw this.#foreign('its first line is no header of such a file');
    if (this.#mode === 'fresh') return false;
    const reason = headerMismatch(found, this.#header);
    if (reason === null) return true;
    throw new UsageError(
      `${this.#name} holds runs of ${reason}, which are never mixed: --fresh throws them away, --out FOLDER writes elsewhere`,
    );
  }

  #addLine(text: string, offset: number, number: number, { runs, sweep }: SweepPlan): void {
    const record = parseRecord(text);
    const run = record?.['run'];
    const isOurs =
      typeof run === 'number' &&
      run >= 0 &&
      run < runs &&
      record?.['cell'] === Math.floor(run / sweep.seeds) &&
      record['seed'] === sweep.seed + (run % sweep.seeds);
    if (!isOurs) throw this.#foreign(`line ${String(number)} is no run of this sweep`);
    if (!this.isDone(run)) this.#note(run, offset);
  }

  #note(run: number, offset: number): void {
    this.#offsets[run] = offset;
    this.#done++;
  }

  #write(text: string): void {
    const bytes = Buffer.from(text);
    try {
      for (let at = 0; at < bytes.length;) {
        at += writeSync(this.#descriptor, bytes, at, bytes.length - at, this.#end + at);
      }
    } catch (error) {
      throw unwritable(this.#name, error, this.#file);
    }
    this.#end += bytes.length;
  }

  #lineAt(offset: number): string {
    for (let size = 8192; ; size *= 2) {
      const bytes = Buffer.alloc(size);
      const count = readSync(this.#descriptor, bytes, 0, size, offset);
      const end = bytes.subarray(0, count).indexOf(10);
      if (end >= 0) return bytes.toString('utf8', 0, end);
      if (count < size || size > LINE_BYTES_MAX) return '';
    }
  }

  #foreign(reason: string): UsageError {
    return new UsageError(
      `${this.#name} is no results file of this sweep: ${reason}; move it away, or choose another --out`,
    );
  }
}
