import { defineReporter, type Report, type ReportHeader } from '@dmct/core';
import { comparisonMarkdown } from './markdown/comparison.js';
import { claimsMarkdown } from './markdown/claims.js';
import { runMarkdown } from './markdown/others.js';
import { validationMarkdown } from './markdown/validation.js';

/** For documents and issues: GitHub's markdown. */
export const markdown = defineReporter({
  name: 'markdown',
  title: 'Markdown',
  summary: 'tables for documents and issues',
  media: 'text/markdown',
  reports: ['run', 'compare', 'claims', 'validate'],
  open: (sink, header) => ({ onFinish: (report) => sink.write(`${textOf(report, header)}\n`) }),
});

function textOf(report: Report, header: ReportHeader): string {
  switch (report.kind) {
    case 'run':
      return runMarkdown(report.run);
    case 'compare':
      return comparisonMarkdown(report.comparison);
    case 'claims':
      return claimsMarkdown(report.ledger, header);
    case 'validate':
      return validationMarkdown(report.validation, header);
  }
}
