import type { ClaimResult, ClaimsReport, ClaimVerdict, ReportHeader } from '@dmct/core';
import { claimTable } from '../format/claim-table.js';
import { measuredText } from '../format/ledger-text.js';
import { claimCharts } from './claim-charts.js';
import {
  commandsBlock,
  section,
  tableBlock,
  type Block,
  type Mood,
  type ReportDocument,
  type Section,
} from './document.js';
import { manifestSection } from './manifest.js';

const MOODS: Readonly<Record<ClaimVerdict, Mood>> = {
  supported: 'good',
  conditional: 'open',
  refuted: 'bad',
};

/** The ledger of claims: all verdicts first, then each claim with its experiment. */
export function claimsDocument(ledger: ClaimsReport, header: ReportHeader): ReportDocument {
  const { claims, quick, seed } = ledger;
  return {
    title: 'Claims of the document',
    subtitle: `${String(claims.length)} claims, each decided by an experiment under a rule fixed beforehand${quick ? ' (quick: fewer samples, same rules)' : ''}`,
    sections: [
      section(
        'Verdicts',
        tableBlock(
          'Every claim and its verdict',
          ['Claim', 'Statement', 'Verdict'],
          claims.map(({ id, statement, verdict }) => [
            id,
            statement,
            { text: verdict, mood: MOODS[verdict] },
          ]),
        ),
        { kind: 'paragraph', text: 'Intervals are of 95 %; 0 of n has its upper bound.' },
      ),
      ...claims.map((claim) => claimSection(claim, quick)),
      manifestSection(header, { seed, quick }, {}, [{ label: 'all of it again', command: header.command }]),
    ],
  };
}

function claimSection(claim: ClaimResult, quick: boolean): Section {
  const { condition, id, rule, source, statement, verdict } = claim;
  const table = claimTable(claim);
  return section(
    id,
    { kind: 'paragraph', text: `${statement} (${source})` },
    tableBlock(
      `How ${id} was decided`,
      ['Item', 'Decision'],
      [
        ['verdict', { text: verdict, mood: MOODS[verdict] }],
        ...(condition === null ? [] : [['condition', condition]]),
        ['measured', measuredText(claim)],
        ['rule', rule],
      ],
    ),
    ...claimCharts(claim).map((chart): Block => ({ kind: 'chart', chart })),
    table === null ? null : tableBlock(`Measured for ${id}`, table.columns, table.rows),
    commandsBlock([{ label: 'again', command: `dmct claims ${id}${quick ? ' --quick' : ''}` }]),
  );
}
