import { existsSync, readFileSync } from 'node:fs';
import { createBuiltInRegistry } from '@dmct/catalog';
import type { Claim, ClaimResult, Registry, ValidationRow } from '@dmct/core';
import type { RecordedLedger } from './facts.js';

/**
 * The claims of the last recorded run (scripts/record-ledgers.mjs) that are still those of the ledger: the same
 * statement and rule, and a verdict that today's judge gives to the same evidence. Runs when the page is built.
 */
export function collectRecordedClaims(): RecordedLedger<ClaimResult> | null {
  const { claims } = createBuiltInRegistry();
  return whatStillHolds<ClaimResult>('claims', (entry) => {
    const claim = claims.all.find(({ id }) => id === entry.id);
    return claim !== undefined && isClaimToday(claim, entry);
  });
}

/** The rows of the last recorded run whose point, source and expected number are still the ledger's. */
export function collectRecordedValidation(): RecordedLedger<ValidationRow> | null {
  const registry = createBuiltInRegistry();
  return whatStillHolds<ValidationRow>('validation', (entry) => isRowToday(registry, entry));
}

function whatStillHolds<T>(name: string, isToday: (entry: T) => boolean): RecordedLedger<T> | null {
  const file = new URL(`../../recorded/${name}.json`, import.meta.url);
  if (!existsSync(file)) return null;
  const { entries, manifest } = JSON.parse(readFileSync(file, 'utf8')) as RecordedLedger<T>;
  return { manifest, entries: entries.filter(isToday) };
}

/** Whether the ledger still says and judges a claim as it was recorded. */
export function isClaimToday(
  claim: Claim,
  { condition, evidence, rule, source, statement, verdict }: ClaimResult,
): boolean {
  const isSaidAlike = claim.rule === rule && claim.source === source && claim.statement === statement;
  if (!isSaidAlike || claim.judge(evidence) !== verdict) return false;
  return (
    verdict !== 'conditional' || claim.condition === undefined || claim.condition(evidence) === condition
  );
}

/** Whether a recorded row is still of a point of the ledger, and compared with the same number. */
export function isRowToday(registry: Registry, row: ValidationRow): boolean {
  const validation = registry.validations.all.find(({ id }) => id === row.id);
  if (validation === undefined || validation.title !== row.title || validation.kind !== row.kind)
    return false;
  const place = JSON.stringify(row.params);
  const point = validation.points.find((each) => JSON.stringify(each) === place);
  return point !== undefined && JSON.stringify(validation.expected(point)) === JSON.stringify(row.expected);
}
