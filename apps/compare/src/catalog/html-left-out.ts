import { defineReporter, UsageError } from '@dmct/core';

/**
 * Stands in the page for the html reporter, whose plot library weighs more than the rest of the page: vite.config.ts
 * puts it there. Nothing on the page asks for it.
 */
export const html = defineReporter({
  name: 'html',
  title: 'HTML',
  summary: 'written by the command line',
  media: 'text/html',
  reports: [],
  open: () => {
    throw new UsageError('the html report is written by the command line');
  },
});
