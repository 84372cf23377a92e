import { defineReporter, PROPERTIES, type Comparison, type RunResult } from '@dmct/core';

/** One line a run: right, wrong or open, and how long it took. */
export const myReporter = defineReporter({
  name: 'my-reporter',
  title: 'My reporter',
  summary: 'the verdict of each run in a line',
  media: 'text/plain',
  reports: ['run', 'compare'],
  open: (sink) => ({
    onFinish(report) {
      if (report.kind === 'run') sink.write(`${runLine(report.run)}\n`);
      if (report.kind === 'compare') sink.write(`${rowLines(report.comparison).join('\n')}\n`);
    },
  }),
});

function runLine({ attack, finalitySeconds, strategy, verdicts }: RunResult): string {
  const violated = PROPERTIES.filter((property) => verdicts[property] === 'violated');
  const isOpen = PROPERTIES.some((property) => verdicts[property] === 'unknown');
  const word = violated.length > 0 ? `wrong (${violated.join(', ')})` : isOpen ? 'open' : 'right';
  // A run in which nobody decided has no time.
  const time = finalitySeconds === null ? 'undecided' : `${finalitySeconds.mean.toPrecision(3)} s`;
  return `${strategy} under ${attack}: ${word}, ${time}`;
}

function rowLines({ rows }: Comparison): readonly string[] {
  return rows.map(({ attack, measured, refused, strategy }) => {
    // A pair that doesn't fit has a reason instead of figures.
    const told = measured === null ? `refused: ${refused ?? ''}` : rightRate(measured.right);
    return `${strategy} under ${attack}: ${told}`;
  });
}

function rightRate({
  count,
  interval,
  runs,
}: {
  count: number;
  runs: number;
  interval: { low: number; high: number };
}) {
  const percent = (share: number): string => (100 * share).toFixed(0);
  return `right in ${count} of ${runs} (${percent(interval.low)}–${percent(interval.high)} %)`;
}
