import { defineReporter } from '@dmct/core';
import { writeComparison } from './terminal/comparison.js';
import { writeClaims, writeValidation } from './terminal/ledger.js';
import { createPage } from './terminal/page.js';
import { writeRun } from './terminal/run.js';

/** For people: aligned, within the columns, coloured where the terminal shows it. */
export const terminal = defineReporter({
  name: 'terminal',
  title: 'Terminal',
  summary: 'aligned tables for people, within 100 columns',
  media: 'text/plain',
  reports: ['run', 'compare', 'claims', 'validate'],
  open: (sink) => ({
    onFinish: (report) => {
      const page = createPage(sink);
      switch (report.kind) {
        case 'run':
          return writeRun(page, report.run);
        case 'compare':
          return writeComparison(page, report.comparison);
        case 'claims':
          return writeClaims(page, report.ledger);
        case 'validate':
          return writeValidation(page, report.validation);
      }
    },
  }),
});
