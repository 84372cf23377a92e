import type { Comparison } from '../scenario/study.js';
import type { RunResult } from '../scenario/result.js';
import type { TraceEvent } from '../scenario/trace.js';
import type { ClaimsReport } from './claim.js';
import type { ValidationReport } from './validation.js';

/** What can be reported. */
export type Report =
  | { readonly kind: 'run'; readonly run: RunResult }
  | { readonly kind: 'compare'; readonly comparison: Comparison }
  | { readonly kind: 'claims'; readonly ledger: ClaimsReport }
  | { readonly kind: 'validate'; readonly validation: ValidationReport };

/** Where a reporter writes. */
export interface Sink {
  write(text: string): void;
  /** Whether colours are wanted (a terminal that shows them). */
  readonly colour: boolean;
  /** Columns to stay within. */
  readonly columns: number;
}

/** What is known before the first event. */
export interface ReportHeader {
  readonly kind: Report['kind'];
  readonly version: string;
  readonly command: string;
}

/** A report that is being written: events first, where there are any, then the end. */
export interface OpenReport {
  /** Called for each trace event, where the run's trace is on. */
  onEvent?(event: TraceEvent): void;
  onFinish(report: Report): void;
}

/** A way to write results down. Write it with {@link defineReporter}. */
export interface Reporter {
  readonly name: string;
  readonly title: string;
  readonly summary: string;
  /** Media type of what it writes. */
  readonly media: string;
  /** Which reports it can write; a pair that it can't is refused. */
  readonly reports: readonly Report['kind'][];
  /** Whether it needs the trace switched on. */
  readonly needsTrace?: boolean;
  open(sink: Sink, header: ReportHeader): OpenReport;
}

/** Keeps all plugin kinds alike. */
export function defineReporter(reporter: Reporter): Reporter {
  return reporter;
}
