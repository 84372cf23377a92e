import { defineReporter, type Report, type Reporter, type Sink } from '@dmct/core';
import { reporterConformance } from '@dmct/testkit';
import { describe, expect, it } from 'vitest';
import { complaintsOf } from './support/complaints.js';

const saying = (text: (report: Report) => string, more: Partial<Reporter> = {}): Reporter =>
  defineReporter({
    name: 'saying',
    title: 'Saying',
    summary: 'says something',
    media: 'text/plain',
    reports: ['run', 'compare', 'claims', 'validate'],
    open: (sink: Sink) => ({ onFinish: (report) => sink.write(text(report)) }),
    ...more,
  });

/** The healthy control. */
const kindOnly = saying(({ kind }) => `${kind}\n`);
let texts = 0;

const broken: readonly (readonly [string, Reporter, readonly string[]])[] = [
  [
    'writes nothing for a claim',
    saying(({ kind }) => (kind === 'claims' ? '' : `${kind}\n`)),
    ['writes every report that it says it can', 'ends with a line end', 'asks for the trace if it needs it'],
  ],
  ['counts its texts', saying(() => `${String(texts++)}\n`), ['same report, same text']],
  ['forgets the line end', saying(({ kind }) => kind), ['ends with a line end']],
  [
    'prints NaN',
    saying((report) => `${String(report.kind === 'claims' ? report.ledger.claims[2]?.evidence.value : 0)}\n`),
    ['prints nothing that is no value'],
  ],
  [
    'prints objects',
    saying((report) => `${report.kind === 'run' ? `${report.run.verdicts as unknown as string}` : 'x'}\n`),
    ['prints nothing that is no value'],
  ],
  ['colours everything', saying(() => '\u001b[31mred\u001b[0m\n'), ['colours only where the sink wants it']],
  [
    'says that it is JSON and is not',
    saying(() => 'text\n', { media: 'application/json' }),
    ['is what its media type says'],
  ],
  [
    'lets markup through',
    saying(
      (report) => `<p>${report.kind === 'claims' ? (report.ledger.claims[0]?.statement ?? '') : ''}</p>\n`,
      {
        media: 'text/html',
      },
    ),
    ['is what its media type says'],
  ],
  ['has no summary', { ...kindOnly, summary: '' }, ['says what it is']],
  [
    'needs a trace and does not say so',
    saying(() => '', {
      open: (sink) => ({ onEvent: ({ kind }) => sink.write(`${kind}\n`), onFinish: () => undefined }),
      reports: ['run'],
    }),
    ['asks for the trace if it needs it'],
  ],
];
const EVERY_TEXT = [
  'writes every report that it says it can',
  'same report, same text',
  'ends with a line end',
  'prints nothing that is no value',
  'colours only where the sink wants it',
  'is what its media type says',
  'asks for the trace if it needs it',
];

describe('reporterConformance', () => {
  it('passes a reporter that says what kind of report it was handed', async () => {
    expect(Object.fromEntries(await complaintsOf(reporterConformance(kindOnly)))).toEqual({});
  });

  it.each(broken)(
    'catches a reporter that %s, by these checks and no other',
    async (_, reporter, caughtBy) => {
      expect([...(await complaintsOf(reporterConformance(reporter))).keys()]).toEqual(caughtBy);
    },
  );

  it.each([
    [
      'throws where nobody decided',
      saying((report) => `${report.kind === 'run' ? report.run.finalitySeconds!.mean : 0}\n`),
    ],
    [
      'sorts the rows that it was handed',
      saying((report) => {
        if (report.kind === 'compare') (report.comparison.rows as unknown[]).sort();
        return 'x\n';
      }),
    ],
    [
      'makes a promise that it does not keep',
      saying(() => '', { open: () => ({ onFinish: () => Promise.reject(new Error('no paper')) }) }),
    ],
  ])('catches a reporter that %s', async (_, reporter) => {
    expect([...(await complaintsOf(reporterConformance(reporter))).keys()]).toEqual(EVERY_TEXT);
  });
});
