import { defineReporter, type Report } from '@dmct/core';
import { writeComparison } from './terminal/comparison.js';
import {
  writeClaims,
  writeClaimsTitle,
  writeValidation,
  writeValidationSummary,
  writeValidationTitle,
} from './terminal/ledger.js';
import { createPage } from './terminal/page.js';
import { writeRun } from './terminal/run.js';

/** For people: aligned, within the columns, coloured where the terminal shows it. */
export const terminal = defineReporter({
  name: 'terminal',
  title: 'Terminal',
  summary: 'aligned tables for people, within 100 columns',
  media: 'text/plain',
  reports: ['run', 'compare', 'claims', 'validate'],
  open: (sink) => {
    const page = createPage(sink);
    let isBegun = false;
    const begin = (report: Report): void => {
      if (!isBegun && report.kind === 'claims') writeClaimsTitle(page, report.ledger);
      if (!isBegun && report.kind === 'validate') writeValidationTitle(page, report.validation);
      isBegun = true;
    };
    const body = (report: Report): void => {
      begin(report);
      if (report.kind === 'claims') writeClaims(page, report.ledger);
      if (report.kind === 'validate') writeValidation(page, report.validation);
    };
    return {
      onPart: body,
      onStop: (report, reason) => {
        begin(report);
        if (report.kind === 'validate') writeValidationSummary(page, report.validation);
        page.line();
        page.line(page.colours.yellow(reason));
      },
      onFinish: (report) => {
        if (report.kind === 'run') return writeRun(page, report.run);
        if (report.kind === 'compare') return writeComparison(page, report.comparison);
        if (!isBegun) body(report);
        if (report.kind === 'validate') writeValidationSummary(page, report.validation);
      },
    };
  },
});
