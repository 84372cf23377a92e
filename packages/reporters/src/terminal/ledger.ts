import type { ClaimResult, ClaimsReport, ValidationReport } from '@dmct/core';
import { measuredText, paramsText } from '../format/ledger-text.js';
import { formatNumber } from '../format/number.js';
import type { Page } from './page.js';

/** The document's claims with their verdicts. */
export function writeClaims(page: Page, { claims, quick, version }: ClaimsReport): void {
  page.line(page.colours.bold(`DMCT Lab ${version}: claims of the document${quick ? ' (quick)' : ''}`));
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
}

/** The published results, expected beside measured. */
export function writeValidation(page: Page, { rows, quick, version }: ValidationReport): void {
  const { colours } = page;
  page.line(colours.bold(`DMCT Lab ${version}: published results${quick ? ' (quick)' : ''}`));
  page.line();
  const headings = ['Row', 'Parameters', 'Expected', 'Measured', 'Tolerance', 'n', ''];
  page.table(
    headings.map((heading) => ({ heading, weight: heading === 'Parameters' ? 1 : 0 })),
    rows.map((row) => [
      { text: row.id, paint: colours.bold },
      { text: paramsText(row.params) },
      { text: formatNumber(row.expected, 6) },
      { text: formatNumber(row.measured, 6) },
      { text: formatNumber(row.tolerance, 2) },
      { text: formatNumber(row.samples) },
      { text: row.verdict, paint: row.verdict === 'pass' ? colours.green : colours.red },
    ]),
  );
  const failed = rows.filter(({ verdict }) => verdict === 'fail').length;
  page.line();
  page.line(`${String(rows.length - failed)} passed, ${String(failed)} failed`);
}
