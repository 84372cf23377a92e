import type { Report } from '@dmct/core';
import { csv } from '@dmct/reporters';

/** A report as lines for a spreadsheet, by the reporter of the command line. */
export function reportCsv(report: Report, version: string, command: string): string {
  let text = '';
  const sink = {
    write: (chunk: string) => {
      text += chunk;
    },
    colour: false,
    columns: 80,
  };
  // This reporter writes at once: nothing is to be waited for.
  void csv.open(sink, { kind: report.kind, version, command }).onFinish(report);
  return text;
}
