import { defineReporter, type Report } from '@dmct/core';
import { comparisonMarkdown } from './markdown/comparison.js';
import { claimsMarkdown, runMarkdown, validationMarkdown } from './markdown/others.js';

/** For documents and issues: GitHub's markdown. */
export const markdown = defineReporter({
  name: 'markdown',
  title: 'Markdown',
  summary: 'tables for documents and issues',
  media: 'text/markdown',
  reports: ['run', 'compare', 'claims', 'validate'],
  open: (sink) => ({ onFinish: (report) => sink.write(`${textOf(report)}\n`) }),
});

function textOf(report: Report): string {
  switch (report.kind) {
    case 'run':
      return runMarkdown(report.run);
    case 'compare':
      return comparisonMarkdown(report.comparison);
    case 'claims':
      return claimsMarkdown(report.ledger);
    case 'validate':
      return validationMarkdown(report.validation);
  }
}
