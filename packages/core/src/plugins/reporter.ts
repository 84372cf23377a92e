import type { Comparison } from '../scenario/study.js';
import type { RunResult } from '../scenario/result.js';
import type { TraceEvent } from '../scenario/trace.js';
import type { WaveWays } from '../scenario/wave-ways.js';
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
  /**
   * How the command `dmct` is started here, for a hint to whoever looks on; absent where the text must be the same on
   * every machine.
   */
  readonly program?: string;
}

/** What is known before the first event. */
export interface ReportHeader {
  readonly kind: Report['kind'];
  readonly version: string;
  readonly command: string;
  /** What ran it ("Node 20.20.2"), where the caller says so. */
  readonly runtime?: string;
}

/** One run of a comparison that is shown in full. */
export interface OpenRun {
  onWaveWays(ways: WaveWays): void;
  onEvent(event: TraceEvent): void;
  onEnd(run: RunResult): void;
}

/** A report that is being written: events first, where there are any, then the end. */
export interface OpenReport {
  /** Called once before the first event of a run whose strategy speaks through waves, where the run's trace is on. */
  onWaveWays?(ways: WaveWays): void;
  /** Called for each trace event, where the run's trace is on. */
  onEvent?(event: TraceEvent): void;
  /**
   * Called, where somebody waits for the text, with each part of a ledger as soon as it and all before it are complete:
   * a claim, or a published result at all its points. What is written here is left out when `onFinish` comes.
   */
  onPart?(part: Report): void;
  /** Called instead of `onFinish` where the measuring was stopped: `report` holds what was measured up to there. */
  onStop?(report: Report, reason: string): void;
  /**
   * Called once for each of a few runs that stand for a comparison, before `onFinish`: what it returns hears that run's
   * trace and its result. Absent where a comparison is told without any run in full.
   */
  openRun?(): OpenRun;
  /** A reporter that loads something to write with gives a promise; what it wrote is complete when that is kept. */
  onFinish(report: Report): void | Promise<void>;
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
