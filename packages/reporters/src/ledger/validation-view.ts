import { isGating, type ValidationReport, type ValidationRow } from '@dmct/core';
import { paramsText } from '../format/ledger-text.js';
import { formatNumber } from '../format/number.js';

export const VALIDATION_COLUMNS = [
  'Parameters',
  'Expected',
  'Measured',
  'Tolerance',
  'n',
  'Verdict',
] as const;

export type ValidationMood = 'pass' | 'fail' | 'reported';

/** One point of a row. */
export interface ValidationPoint {
  /** In the order of {@link VALIDATION_COLUMNS}. */
  readonly cells: readonly string[];
  readonly mood: ValidationMood;
  /** The command of a counterexample that was found, or null. */
  readonly evidence: string | null;
}

/** One row with its points. */
export interface ValidationEntry {
  readonly id: string;
  readonly title: string;
  readonly source: string;
  readonly points: readonly ValidationPoint[];
}

/** The rows of one paper. */
export interface ValidationPaper {
  readonly source: string;
  readonly entries: readonly ValidationEntry[];
}

/** A ledger as people read it; terminal and markdown set the same content. */
export interface ValidationView {
  readonly entries: readonly ValidationEntry[];
  readonly papers: readonly ValidationPaper[];
  /** "70 pass, 1 fails, 3 reported, not gated". */
  readonly summary: string;
}

export function validationView({ rows }: ValidationReport): ValidationView {
  const entries = [...new Set(rows.map(({ id }) => id))].map((id) =>
    entryOf(rows.filter((row) => row.id === id)),
  );
  const sources = [...new Set(entries.map(({ source }) => source))];
  return {
    entries,
    papers: sources.map((source) => ({
      source,
      entries: entries.filter((entry) => entry.source === source),
    })),
    summary: summaryOf(rows),
  };
}

function entryOf(rows: readonly ValidationRow[]): ValidationEntry {
  const [{ id, source, title }] = rows as [ValidationRow];
  return { id, title, source, points: rows.map(pointOf) };
}

function pointOf(row: ValidationRow): ValidationPoint {
  const verdict = isGating(row)
    ? row.verdict
    : `${row.verdict === 'pass' ? 'within' : 'outside'}; reported, not gated`;
  return {
    cells: [
      paramsText(row.params),
      valueText(row, row.expected),
      `${valueText(row, row.measured)}${besideText(row)}`,
      formatNumber(row.tolerance, 2),
      formatNumber(row.samples),
      verdict,
    ],
    mood: isGating(row) ? row.verdict : 'reported',
    evidence: row.evidence,
  };
}

/** What must be equal to the last digit shows them all, where it is a whole number: an nBits, a count of messages. */
function valueText({ kind }: ValidationRow, value: number): string {
  return kind === 'exact' && Number.isSafeInteger(value) ? String(value) : formatNumber(value, 6);
}

function besideText({ beside }: ValidationRow): string {
  return beside === undefined ? '' : ` (${beside.label}: ${formatNumber(beside.value, 6)})`;
}

function summaryOf(rows: readonly ValidationRow[]): string {
  const gating = rows.filter(isGating);
  const failed = gating.filter(({ verdict }) => verdict === 'fail').length;
  const reported = rows.length - gating.length;
  return (
    `${String(gating.length - failed)} passed, ${String(failed)} failed` +
    (reported === 0 ? '' : `, ${String(reported)} reported, not gated`)
  );
}
