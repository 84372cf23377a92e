import { isGating, type ReportHeader, type ValidationReport, type ValidationRow } from '@dmct/core';
import { paramsText } from '../format/ledger-text.js';
import { formatNumber } from '../format/number.js';
import {
  VALIDATION_COLUMNS,
  validationView,
  type ValidationEntry,
  type ValidationMood,
  type ValidationPaper,
} from '../ledger/validation-view.js';
import type { Chart } from './chart.js';
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

const MOODS: Readonly<Record<ValidationMood, Mood>> = { pass: 'good', fail: 'bad', reported: 'open' };

/** The published results by paper, each number beside what was measured, and how far apart they are. */
export function validationDocument(report: ValidationReport, header: ReportHeader): ReportDocument {
  const { quick, rows, seed } = report;
  const view = validationView(report);
  const deviation = deviationChart(rows);
  return {
    title: 'Published results',
    subtitle: `${view.summary}${quick ? ' (quick: fewer samples, wider tolerances)' : ''}`,
    sections: [
      section(
        'What was compared',
        {
          kind: 'paragraph',
          text: 'Each number was measured on the part of the laboratory that the result is about, beside the number that its source prints or derives. A tolerance of 0 asks for equality; the others are what each result states, or 3.3 standard errors at n samples. A yes or no is 1 or 0. Rows that are reported, not gated, compare with numbers that hang on more than their source tells: their verdict fails nothing.',
        },
        deviation === null ? null : { kind: 'chart', chart: deviation },
      ),
      ...view.papers.map((paper) => paperSection(paper, rows)),
      manifestSection(header, { seed, quick }, {}, [{ label: 'all of it again', command: header.command }]),
    ],
  };
}

function paperSection({ entries, source }: ValidationPaper, rows: readonly ValidationRow[]): Section {
  const url = rows.find((row) => row.source === source)?.sourceUrl ?? null;
  return section(
    source,
    url === null ? null : { kind: 'source', text: source, url },
    ...entries.flatMap(entryBlocks),
  );
}

function entryBlocks({ id, points, title }: ValidationEntry): readonly (Block | null)[] {
  const last = VALIDATION_COLUMNS.length - 1;
  return [
    tableBlock(
      `${id}: ${title}`,
      VALIDATION_COLUMNS,
      points.map(({ cells, mood }) =>
        cells.map((text, index) => (index === last ? { text, mood: MOODS[mood] } : text)),
      ),
    ),
    commandsBlock(
      points.flatMap(({ cells, evidence }) =>
        evidence === null ? [] : [{ label: `found, ${id} ${cells[0] ?? ''}`, command: evidence }],
      ),
    ),
  ];
}

/** Measured minus published in tolerances: within −1 and 1 a row passes. Rows that ask for equality have no such scale. */
function deviationChart(rows: readonly ValidationRow[]): Chart | null {
  const points = rows
    .filter(({ tolerance }) => tolerance > 0)
    .map((row) => {
      const value = (row.measured - row.expected) / row.tolerance;
      return {
        ...{ category: row.id, value, interval: null },
        text: `${formatNumber(value)} at ${paramsText(row.params)}${isGating(row) ? '' : ' (reported, not gated)'}`,
      };
    });
  if (points.length === 0) return null;
  return {
    ...{
      kind: 'dots',
      title: 'Measured minus published, in tolerances',
      categoryLabel: 'Row',
      panelLabel: null,
    },
    axis: { label: 'tolerances (a row passes from −1 to 1)', scale: 'linear' },
    panels: [{ name: '', points }],
  };
}
