import type { ClaimResult, ClaimsReport, ReportHeader } from '@dmct/core';
import { claimTable } from '../format/claim-table.js';
import { measuredText } from '../format/ledger-text.js';
import { markdownCode, markdownTable } from '../table/markdown-table.js';

/** The ledger as a page: all verdicts first, then each claim under the section of the document that makes it. */
export function claimsMarkdown(ledger: ClaimsReport, header: ReportHeader): string {
  const { claims, quick, seed, version } = ledger;
  const groups = new Map<string, ClaimResult[]>();
  for (const claim of claims) {
    const title = sectionOf(claim);
    groups.set(title, [...(groups.get(title) ?? []), claim]);
  }
  return [
    '# Claims of the document',
    'Each claim is decided by an experiment on the simulated waves, under a rule that stands in its source file. Intervals are of 95 %; 0 of n has its upper bound. What the model leaves out stands in docs/dmct.md, section 7.',
    markdownTable(
      ['Claim', 'Statement', 'Verdict'],
      claims.map(({ id, statement, verdict }) => [id, statement, `**${verdict}**`]),
    ),
    ...[...groups].flatMap(([title, members]) => [`## ${title}`, ...members.flatMap(claimParts)]),
    '---',
    `DMCT Lab ${version}${quick ? ', quick: fewer samples, same rules' : ''}${seed === undefined ? '' : ` · seed ${String(seed)}`} · ${markdownCode(header.command)}`,
  ].join('\n\n');
}

function claimParts(claim: ClaimResult): readonly string[] {
  const { condition, id, rule, source, statement, verdict } = claim;
  const table = claimTable(claim);
  return [
    `### ${id}`,
    `${statement} (${source})`,
    [
      `- **Verdict: ${verdict}**${condition === null ? '' : `, ${condition}`}.`,
      `- Measured: ${measuredText(claim)}.`,
      `- Rule: ${rule}.`,
    ].join('\n'),
    ...(table === null ? [] : [markdownTable(table.columns, table.rows)]),
  ];
}

/** The first title that a source quotes. */
function sectionOf({ source }: ClaimResult): string {
  return /"([^"]+)"/.exec(source)?.[1] ?? source;
}
