import { defineReporter, type Report } from '@dmct/core';
import { toJson } from './format/json.js';

/** The report as it is, for scripts. The fields are those of the result types in @dmct/core. */
export const json = defineReporter({
  name: 'json',
  title: 'JSON',
  summary: 'one object with everything, for scripts',
  media: 'application/json',
  reports: ['run', 'compare', 'claims', 'validate'],
  open: (sink) => ({ onFinish: (report) => sink.write(toJson(contentOf(report))) }),
});

/** What a report holds, without the wrapping that tells its kind. */
export function contentOf(report: Report): unknown {
  switch (report.kind) {
    case 'run':
      return report.run;
    case 'compare':
      return report.comparison;
    case 'claims':
      return report.ledger;
    case 'validate':
      return report.validation;
  }
}
