import { defineReporter } from '@dmct/core';
import { toJsonLine } from './format/json.js';
import { contentOf } from './json.js';

/** The trace: one event a line as it happens (`at` in nanoseconds), and the result as the last line. */
export const ndjson = defineReporter({
  name: 'ndjson',
  title: 'NDJSON trace',
  summary: 'every event of a run, one a line, times in nanoseconds, and its result as the last line',
  media: 'application/x-ndjson',
  reports: ['run'],
  needsTrace: true,
  open: (sink) => ({
    onEvent: (event) => sink.write(toJsonLine(event)),
    onFinish: (report) => sink.write(toJsonLine(contentOf(report))),
  }),
});
