import { UsageError, type Report } from '@dmct/core';
import type { Io } from '../io.js';
import type { Outputs } from '../output/outputs.js';

/** The rows of a ledger as they come, handed to the reporters in parts: all rows of one id, once they are there. */
export class Parts<Row extends { readonly id: string }> {
  readonly #outputs: Outputs;
  readonly #reportOf: (rows: readonly Row[]) => Report;
  readonly #all: Row[] = [];
  #open: Row[] = [];

  constructor(outputs: Outputs, reportOf: (rows: readonly Row[]) => Report) {
    this.#outputs = outputs;
    this.#reportOf = reportOf;
  }

  /** All rows so far. */
  get rows(): readonly Row[] {
    return this.#all;
  }

  add(row: Row): void {
    if (this.#open.length > 0 && this.#open[0]?.id !== row.id) this.close();
    this.#open.push(row);
    this.#all.push(row);
  }

  /** No further row of the last id will come. */
  close(): void {
    if (this.#open.length > 0) this.#outputs.onPart(this.#reportOf(this.#open));
    this.#open = [];
  }

  /** Shows what was measured, and that it is not all. */
  stop(io: Io, command: string, expected: string): void {
    this.close();
    const reason = `stopped by Ctrl-C after ${String(this.#all.length)} of ${expected}; no file was written`;
    this.#outputs.stop(this.#reportOf(this.#all), reason);
    io.stderr.write(`dmct ${command}: ${reason}\n`);
  }
}

/** Ids that a command names are checked before anything is opened. */
export function assertKnown(ids: readonly string[], get: (id: string) => unknown): void {
  for (const id of ids) get(id);
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  if (twice !== undefined) throw new UsageError(`"${twice}" is named twice`);
}
