import type { ReportHeader, ValidationReport } from '@dmct/core';
import {
  VALIDATION_COLUMNS,
  validationView,
  type ValidationEntry,
  type ValidationPaper,
} from '../ledger/validation-view.js';
import { markdownCode, markdownTable } from '../table/markdown-table.js';

/**
 * The published results as a page: grouped by paper, and nothing in it that changes from one run to the next, so that a
 * difference between two pages is a difference between two laboratories.
 */
export function validationMarkdown(report: ValidationReport, header: ReportHeader): string {
  const { quick, seed, version } = report;
  const view = validationView(report);
  return [
    '# Published results',
    `What a correct simulator must reproduce: each number below was measured on the part of the laboratory that the result is about (a protocol's messages, a race of blocks, a ledger of stakes, a superposed field), beside the number that its source prints or derives. ${view.summary}.`,
    'A tolerance of 0 asks for equality before the numbers are rounded for this page; the others are what each result states, or 3.3 standard errors at n samples. A yes or no is 1 or 0. Rows that are *reported, not gated* compare with numbers that hang on more than their source tells: their verdict fails nothing.',
    ...view.papers.flatMap(paperMarkdown),
    '---',
    `Written by DMCT Lab ${version}, seed ${String(seed)}${quick ? ', quick (fewer samples, wider tolerances)' : ''}: ${markdownCode(header.command)}`,
  ].join('\n\n');
}

function paperMarkdown({ entries, source }: ValidationPaper): string[] {
  return [`## ${source}`, ...entries.flatMap(entryMarkdown)];
}

function entryMarkdown({ id, points, title }: ValidationEntry): string[] {
  const table = markdownTable(
    VALIDATION_COLUMNS,
    points.map(({ cells, mood }) =>
      cells.map((cell, index) => (index === 5 && mood === 'fail' ? `**${cell}**` : cell)),
    ),
  );
  const found = points.flatMap(({ cells, evidence }) =>
    evidence === null ? [] : [`- ${cells[0] ?? ''}: ${markdownCode(evidence)}`],
  );
  return [
    `### ${id}`,
    `${title.slice(0, 1).toUpperCase()}${title.slice(1)}.`,
    table,
    ...(found.length === 0 ? [] : [`What was found, to be run again:\n\n${found.join('\n')}`]),
  ];
}
