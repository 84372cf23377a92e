import {
  COST_UNKNOWN,
  parseParams,
  RESULT_SCHEMA_VERSION,
  UsageError,
  VERSION,
  type Citation,
  type Measurement,
  type Registry,
  type Validation,
  type ValidationReport,
  type ValidationRow,
} from '@dmct/core';
import { runHere } from '@dmct/simulator';
import { createLab, LEDGER_SEED } from './lab.js';
import { pickById } from './pick.js';
import type { LedgerOptions } from './progress.js';

/** How published results are run: as a ledger, and at points of one's own. */
export interface ValidationOptions extends LedgerOptions<ValidationRow> {
  /** Raw parameters for the one row that is named; its printed points where there are none. */
  readonly params?: Readonly<Record<string, unknown>>;
}

/** A row at one set of parameters, as plain data, so that a worker can measure it. */
export interface ValidationTask {
  readonly id: string;
  /** As the row's schema gave them. */
  readonly params: unknown;
  readonly quick: boolean;
  /** Which part of how many, where the point is divided. */
  readonly part?: { readonly index: number; readonly of: number };
}

/**
 * Runs the named rows, all of them where none is named: each at its printed points, or at the one point that `params`
 * give. Throws a UsageError for unknown ids and parameters, before anything runs.
 */
export async function runValidations(
  registry: Registry,
  ids: readonly string[] = [],
  { params = {}, quick = false, runBatch = runHere, onProgress, onRow }: ValidationOptions = {},
): Promise<ValidationReport> {
  const points = pickPoints(pickById(registry.validations, ids), params, ids.length, quick);
  const tasks = points.flatMap((point) => divide(registry, point));
  const rows: ValidationRow[] = [];
  const takeRow = (row: ValidationRow): void => {
    rows.push(row);
    onRow?.(row);
  };
  await runBatch<ValidationTask, ValidationRow>(
    {
      kind: 'validation',
      tasks,
      label: ({ id }) => id,
      costSeconds: (task) => costSecondsOf(registry, task),
      perform: (task, report) => measureValidation(registry, task, report),
    },
    { ...(onProgress && { onProgress }), onResult: joinParts(registry, tasks, takeRow), isKept: false },
  );
  return validationReport(rows, quick);
}

function divide(registry: Registry, point: ValidationTask): readonly ValidationTask[] {
  const of = registry.validations.get(point.id).division?.parts(point.params, point.quick) ?? 1;
  return of === 1 ? [point] : Array.from({ length: of }, (_, index) => ({ ...point, part: { index, of } }));
}

/** Hands a point's row on when all its parts are there: where a batch was stopped, some never are. */
function joinParts(
  registry: Registry,
  tasks: readonly ValidationTask[],
  onRow: (row: ValidationRow) => void,
): (row: ValidationRow, index: number) => void {
  /** By the place of a point's first task. */
  const waiting = new Map<number, ValidationRow[]>();
  return (row, index) => {
    const { id, part } = tasks[index] ?? {};
    const division = id === undefined ? undefined : registry.validations.get(id).division;
    if (part === undefined || division === undefined) {
      onRow(row);
      return;
    }
    const parts = waiting.get(index - part.index) ?? [];
    parts[part.index] = row;
    waiting.set(index - part.index, parts);
    if (Object.keys(parts).length < part.of) return;
    waiting.delete(index - part.index);
    const measurements = parts.map(({ evidence, ...measured }) => ({
      ...measured,
      ...(evidence !== null && { evidence }),
    }));
    onRow(judge(row, division.join(measurements)));
  };
}

/** The report of these rows. */
export function validationReport(rows: readonly ValidationRow[], quick: boolean): ValidationReport {
  return { schemaVersion: RESULT_SCHEMA_VERSION, version: VERSION, quick, seed: LEDGER_SEED, rows };
}

function pickPoints(
  validations: readonly Validation[],
  raw: Readonly<Record<string, unknown>>,
  named: number,
  quick: boolean,
): readonly ValidationTask[] {
  if (Object.keys(raw).length === 0) {
    return validations.flatMap(({ id, points }) => points.map((params) => ({ id, params, quick })));
  }
  if (named !== 1) {
    throw new UsageError('parameters belong to one row: name exactly one id, as in "validate C1 --set n=7"');
  }
  return validations.map(({ id, params }) => ({ id, params: parseParams(`row ${id}`, params, raw), quick }));
}

function costSecondsOf(registry: Registry, { id, params, part, quick }: ValidationTask): number {
  const cost = registry.validations.get(id).cost?.(params) ?? COST_UNKNOWN;
  return (quick ? cost.quickSeconds : cost.seconds) / (part?.of ?? 1);
}

/** Measures one row at one point, or a part of it as if it were the whole. */
export async function measureValidation(
  registry: Registry,
  { id, params, part, quick }: ValidationTask,
  onProgress: (fraction: number) => void = () => undefined,
): Promise<ValidationRow> {
  const validation = registry.validations.get(id);
  const { division, kind, plugins, title } = validation;
  const lab = createLab(registry, `${id} ${JSON.stringify(params)}`, { quick, onProgress, plugins });
  const found =
    part === undefined || division === undefined
      ? await validation.measure(params, lab)
      : await division.measurePart(params, part.index, lab);
  const known = {
    id,
    title,
    source: sourceText(validation.source),
    ...sourceUrl(validation.source),
    params: params as Readonly<Record<string, unknown>>,
    kind,
    expected: validation.expected(params),
  };
  return judge(known, found);
}

/** The row of what is known of a point, and of what was found there. */
function judge(
  known: Omit<ValidationRow, 'measured' | 'tolerance' | 'samples' | 'evidence' | 'beside' | 'verdict'>,
  { beside, evidence, measured, samples, tolerance }: Measurement,
): ValidationRow {
  return {
    ...known,
    measured,
    tolerance,
    samples,
    evidence: evidence ?? null,
    ...(beside && { beside }),
    verdict: isWithin(known.expected, measured, tolerance) ? 'pass' : 'fail',
  };
}

/** NaN is within nothing. Rounding of the last bits is no difference. */
function isWithin(expected: number, measured: number, tolerance: number): boolean {
  return Math.abs(measured - expected) <= tolerance + 1e-12 * Math.abs(expected);
}

/** A conference's name often ends with its year: once is enough. */
function sourceText({ authors, title, year, venue }: Citation): string {
  const where = venue === undefined ? [] : [venue];
  const when = venue?.endsWith(String(year)) === true ? [] : [String(year)];
  return [authors, title, ...where, ...when].join(', ');
}

/** Where it can be read: by its DOI, which outlives an address. */
function sourceUrl({ doi, url }: Citation): Pick<ValidationRow, 'sourceUrl'> {
  const found = doi === undefined ? url : `https://doi.org/${doi}`;
  return found === undefined ? {} : { sourceUrl: found };
}
