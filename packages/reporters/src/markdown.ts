import { defineReporter, type Report, type ReportHeader } from '@dmct/core';
import { reportDocument } from './document/report-document.js';
import { claimsMarkdown } from './markdown/claims.js';
import { markdownPage } from './markdown/page.js';
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
    case 'compare':
      return markdownPage(reportDocument(report, header), header.version);
    case 'claims':
      return claimsMarkdown(report.ledger, header);
    case 'validate':
      return validationMarkdown(report.validation, header);
  }
}
