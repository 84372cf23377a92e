import {
  defineReporter,
  PROPERTIES,
  type ClaimsReport,
  type Comparison,
  type Mean,
  type Report,
  type RunResult,
  type ValidationReport,
} from '@dmct/core';

type Cell = string | number | boolean | null | undefined;
/** The cells of a line by their column. */
export type CsvLine = Readonly<Record<string, Cell>>;
type Line = CsvLine;

/** A table for spreadsheets and statistics programs: a header line, then a line a row (RFC 4180, line feeds). */
export const csv = defineReporter({
  name: 'csv',
  title: 'CSV',
  summary: 'one line a row, for spreadsheets and statistics programs',
  media: 'text/csv',
  reports: ['run', 'compare', 'claims', 'validate'],
  open: (sink) => ({ onFinish: (report) => sink.write(csvText(report)) }),
});

/**
 * A report as this reporter writes it.
 * @param more further cells of each line, in the lines' order, under columns of their own.
 */
export function csvText(report: Report, more: readonly CsvLine[] = []): string {
  return toCsv(linesOf(report).map((line, index) => ({ ...line, ...more[index] })));
}

function linesOf(report: Report): readonly Line[] {
  switch (report.kind) {
    case 'run':
      return [runLine(report.run)];
    case 'compare':
      return comparisonLines(report.comparison);
    case 'claims':
      return claimLines(report.ledger);
    case 'validate':
      return validationLines(report.validation);
  }
}

function runLine(run: RunResult): Line {
  return {
    strategy: run.strategy,
    attack: run.attack,
    nodes: run.nodes,
    traitors: run.traitors,
    seed: run.seed,
    ...run.verdicts,
    decisions: run.decisions.count,
    undecided: run.decisions.undecided,
    finality_seconds_mean: run.finalitySeconds?.mean,
    finality_seconds_max: run.finalitySeconds?.max,
    messages: run.messages.total,
    bytes: run.messages.bytes,
    energy_joules: run.energyJoules.total,
    energy_joules_marginal: run.energyJoules.marginal,
    assumptions_broken: run.assumptionsBroken.join(' '),
    trace_hash: run.traceHash,
    replay: run.replay,
  };
}

function comparisonLines({ rows }: Comparison): readonly Line[] {
  return rows.map(({ strategy, attack, measured, refused }) => ({
    strategy,
    attack,
    runs: measured?.runs,
    right: measured?.right.count,
    right_low: measured?.right.interval.low,
    right_high: measured?.right.interval.high,
    ...Object.fromEntries(
      PROPERTIES.flatMap((property) => [
        [`${property}_violated`, measured?.violated[property].count],
        [`${property}_unknown`, measured?.unknown[property]],
      ]),
    ),
    ...meanCells('finality_seconds', measured?.finalitySeconds),
    ...meanCells('energy_joules', measured?.energyJoules),
    energy_joules_marginal: measured?.energyJoulesMarginal?.mean,
    energy_joules_deployed: measured?.energyJoulesDeployed?.mean,
    messages: measured?.messages?.mean,
    bytes: measured?.bytes?.mean,
    faulty_share: measured?.faultyShare,
    assumptions_broken: measured?.assumptionsBroken.join(' '),
    first_failure: measured?.firstFailure,
    refused,
  }));
}

function meanCells(name: string, mean: Mean | null | undefined): Line {
  return { [name]: mean?.mean, [`${name}_low`]: mean?.interval.low, [`${name}_high`]: mean?.interval.high };
}

function claimLines({ claims }: ClaimsReport): readonly Line[] {
  return claims.map(({ id, verdict, condition, metric, evidence, statement }) => ({
    id,
    verdict,
    condition,
    metric,
    value: evidence.value,
    low: evidence.interval?.low,
    high: evidence.interval?.high,
    samples: evidence.samples,
    statement,
  }));
}

function validationLines({ rows }: ValidationReport): readonly Line[] {
  return rows.map(({ beside, ...row }) => ({
    ...row,
    params: JSON.stringify(row.params),
    ...(beside && { besideLabel: beside.label, beside: beside.value }),
  }));
}

/** Every line has the header's columns; what is missing, and every number that is none, is an empty cell. */
function toCsv(lines: readonly Line[]): string {
  const columns = [...new Set(lines.flatMap((line) => Object.keys(line)))];
  return [columns, ...lines.map((line) => columns.map((column) => line[column]))]
    .map((cells) => `${cells.map(quote).join(',')}\n`)
    .join('');
}

function quote(cell: Cell): string {
  if (cell === null || cell === undefined) return '';
  if (typeof cell === 'boolean') return String(cell);
  if (typeof cell === 'number') return Number.isFinite(cell) ? String(cell) : '';
  return /[",\n\r]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
