import type { ClaimResult, ClaimsReport, ValidationReport } from '@dmct/core';
import { claimTable } from '../format/claim-table.js';
import { measuredText } from '../format/ledger-text.js';
import { VALIDATION_COLUMNS, validationView, type ValidationEntry } from '../ledger/validation-view.js';
import type { Page } from './page.js';

export function writeClaimsTitle(page: Page, { quick, version }: ClaimsReport): void {
  page.line(page.colours.bold(`DMCT Lab ${version}: claims of the document${quick ? ' (quick)' : ''}`));
}

/** The document's claims with their verdicts. */
export function writeClaims(page: Page, { claims }: ClaimsReport): void {
  for (const claim of claims) writeClaim(page, claim);
}

function writeClaim(page: Page, claim: ClaimResult): void {
  const { colours } = page;
  const paints = { supported: colours.green, conditional: colours.yellow, refuted: colours.red };
  page.heading(claim.id);
  page.field('claim', `${claim.statement} (${claim.source})`);
  page.field('verdict', claim.verdict, paints[claim.verdict]);
  if (claim.condition !== null) page.field('condition', claim.condition);
  page.field('measured', measuredText(claim));
  page.field('rule', claim.rule);
  const table = claimTable(claim);
  if (table === null) return;
  page.table(
    table.columns.map((heading, index) => ({ heading, weight: index === 0 ? 1 : 0 })),
    table.rows.map((row) => row.map((text) => ({ text }))),
  );
}

export function writeValidationTitle(page: Page, { quick, version }: ValidationReport): void {
  page.line(page.colours.bold(`DMCT Lab ${version}: published results${quick ? ' (quick)' : ''}`));
}

/** The published results, expected beside measured: each row under its title and its source. */
export function writeValidation(page: Page, report: ValidationReport): void {
  for (const entry of validationView(report).entries) writeEntry(page, entry);
}

export function writeValidationSummary(page: Page, report: ValidationReport): void {
  page.line();
  page.line(validationView(report).summary);
}

function writeEntry(page: Page, { id, points, source, title }: ValidationEntry): void {
  const { colours } = page;
  const paints = { pass: colours.green, fail: colours.red, reported: colours.yellow };
  page.heading(`${id}  ${title}`);
  page.line(colours.dim(source));
  page.table(
    VALIDATION_COLUMNS.map((heading, index) => ({ heading, weight: index === 0 ? 1 : 0 })),
    points.map(({ cells, mood }) =>
      cells.map((text, index) => ({ text, ...(index === cells.length - 1 && { paint: paints[mood] }) })),
    ),
  );
  for (const { cells, evidence } of points) {
    if (evidence !== null) page.command(`found, ${cells[0] ?? ''}:`, evidence);
  }
}
