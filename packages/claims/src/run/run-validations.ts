import {
  parseParams,
  RESULT_SCHEMA_VERSION,
  UsageError,
  VERSION,
  type Citation,
  type Registry,
  type Validation,
  type ValidationReport,
  type ValidationRow,
} from '@dmct/core';
import { createLab, LEDGER_SEED } from './lab.js';
import { pickById } from './pick.js';
import type { LedgerOptions } from './progress.js';

/** How published results are run: as a ledger, and at points of one's own. */
export interface ValidationOptions extends LedgerOptions {
  /** Raw parameters for the one row that is named; its printed points where there are none. */
  readonly params?: Readonly<Record<string, unknown>>;
}

/** A row and one set of parameters to run it at. */
interface Point {
  readonly validation: Validation;
  readonly params: unknown;
}

/**
 * Runs the named rows, all of them where none is named: each at its printed points, or at the one point that `params`
 * give. Throws a UsageError for unknown ids and parameters, before anything runs.
 */
export async function runValidations(
  registry: Registry,
  ids: readonly string[] = [],
  options: ValidationOptions = {},
): Promise<ValidationReport> {
  const points = pickPoints(pickById(registry.validations, ids), options.params ?? {}, ids.length);
  const quick = options.quick ?? false;
  const rows: ValidationRow[] = [];
  for (const [index, point] of points.entries()) {
    const report = (fraction: number): void =>
      options.onProgress?.({ done: index + fraction, total: points.length, label: point.validation.id });
    report(0);
    rows.push(await runPoint(registry, point, quick, report));
  }
  options.onProgress?.({ done: points.length, total: points.length, label: 'done' });
  return { schemaVersion: RESULT_SCHEMA_VERSION, version: VERSION, quick, seed: LEDGER_SEED, rows };
}

function pickPoints(
  validations: readonly Validation[],
  raw: Readonly<Record<string, unknown>>,
  named: number,
): readonly Point[] {
  if (Object.keys(raw).length === 0) {
    return validations.flatMap((validation) => validation.points.map((params) => ({ validation, params })));
  }
  if (named !== 1) {
    throw new UsageError('parameters belong to one row: name exactly one id, as in "validate C1 --set n=7"');
  }
  return validations.map((validation) => ({
    validation,
    params: parseParams(`row ${validation.id}`, validation.params, raw),
  }));
}

async function runPoint(
  registry: Registry,
  { validation, params }: Point,
  quick: boolean,
  onProgress: (fraction: number) => void,
): Promise<ValidationRow> {
  const { id, kind, plugins, title } = validation;
  const expected = validation.expected(params);
  const name = `${id} ${JSON.stringify(params)}`;
  const { evidence, measured, tolerance, samples } = await validation.measure(
    params,
    createLab(registry, name, { quick, onProgress, plugins }),
  );
  return {
    id,
    title,
    source: sourceText(validation.source),
    params: params as Readonly<Record<string, unknown>>,
    kind,
    expected,
    measured,
    tolerance,
    samples,
    evidence: evidence ?? null,
    verdict: isWithin(expected, measured, tolerance) ? 'pass' : 'fail',
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
