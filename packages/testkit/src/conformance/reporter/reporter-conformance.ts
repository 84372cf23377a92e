import type { Reporter, Sink } from '@dmct/core';
import type { AsyncCheck } from '../check.js';
import { demand } from '../fail.js';
import { deepFreeze } from '../plain-data.js';
import { NASTY, sampleReports, type SampleReport } from './sample-reports.js';

const REPORT_KINDS: readonly string[] = ['run', 'compare', 'claims', 'validate'];
const COLUMNS = 100;

/**
 * The suite that every reporter passes: it writes each report that it says it can, the same text for the same report,
 * through its sink alone, and nothing that is no value; whatever the cells hold. Knows no test runner.
 */
export function reporterConformance(reporter: Reporter): readonly AsyncCheck[] {
  let made: readonly SampleReport[] | undefined;
  // Runs are made when a check asks for them.
  const samples = (): readonly SampleReport[] =>
    (made ??= deepFreeze(sampleReports())).filter(({ report }) => reporter.reports.includes(report.kind));
  const everyText = async (
    see: (text: string, sample: SampleReport) => void | Promise<void>,
  ): Promise<void> => {
    for (const sample of samples()) await see(await write(reporter, sample), sample);
  };
  const complain = (sample: SampleReport, what: string) => (): string =>
    `${reporter.name}, ${sample.label}: ${what}`;
  return [
    { name: 'says what it is', run: () => Promise.resolve().then(() => demandWords(reporter)) },
    {
      name: 'writes every report that it says it can',
      run: () => everyText((text, sample) => demand(text.trim() !== '', complain(sample, 'wrote nothing'))),
    },
    {
      name: 'same report, same text',
      run: () =>
        everyText(async (text, sample) =>
          demand((await write(reporter, sample)) === text, complain(sample, 'two texts differ')),
        ),
    },
    {
      name: 'ends with a line end',
      run: () =>
        everyText((text, sample) => demand(text.endsWith('\n'), complain(sample, 'has no line end'))),
    },
    {
      name: 'prints nothing that is no value',
      run: () =>
        everyText((text, sample) => {
          const found = /\bNaN\b|\bInfinity\b|\bundefined\b|\[object /.exec(text)?.[0];
          demand(found === undefined, complain(sample, `prints ${found ?? ''}`));
        }),
    },
    {
      name: 'colours only where the sink wants it',
      run: () =>
        everyText((text, sample) =>
          demand(!text.includes('\u001b'), complain(sample, 'prints escape codes')),
        ),
    },
    {
      name: 'is what its media type says',
      run: () =>
        everyText((text, sample) => {
          const fault = mediaFault(reporter.media, text);
          demand(fault === null, complain(sample, fault ?? ''));
        }),
    },
    {
      name: 'asks for the trace if it needs it',
      async run() {
        if (reporter.needsTrace === true) return;
        for (const sample of samples()) {
          const untraced = await write(reporter, { ...sample, events: [] });
          demand(untraced.trim() !== '', complain(sample, 'writes nothing without a trace: set needsTrace'));
        }
      },
    },
  ];
}

function demandWords({ name, title, summary, media, reports }: Reporter): void {
  demand(/^[a-z][a-z0-9-]*$/.test(name), () => `the name "${name}" is not lower case, digits and dashes`);
  for (const [member, text] of Object.entries({ title, summary })) {
    demand(text.trim() !== '', () => `${member} is empty`);
  }
  demand(/^[a-z]+\/[a-z0-9.+-]+/.test(media), () => `"${media}" is no media type`);
  demand(reports.length > 0, () => 'it can write no report');
  for (const kind of reports) demand(REPORT_KINDS.includes(kind), () => `there is no report "${kind}"`);
}

/** The text that a reporter writes; whatever it throws is told with the report's label. */
async function write(reporter: Reporter, { report, events, label }: SampleReport): Promise<string> {
  const parts: string[] = [];
  const sink: Sink = { write: (text) => void parts.push(text), colour: false, columns: COLUMNS };
  try {
    const open = reporter.open(sink, { kind: report.kind, version: '0.0.0', command: 'dmct' });
    for (const event of events) open.onEvent?.(event);
    await open.onFinish(report);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    demand(false, () => `${reporter.name}, ${label}: threw ${why} (reports are frozen)`);
  }
  return parts.join('');
}

/** Why a text isn't of a media type, as far as that can be told; null for no fault. */
function mediaFault(media: string, text: string): string | null {
  try {
    if (media.startsWith('application/json')) JSON.parse(text);
    if (media === 'application/x-ndjson') for (const line of text.trimEnd().split('\n')) JSON.parse(line);
  } catch {
    return `is not ${media}`;
  }
  const script = NASTY.slice(NASTY.indexOf('<script>'), NASTY.indexOf('</script>'));
  if (/html|svg|xml/.test(media) && text.includes(script)) return 'lets markup of a cell through';
  return null;
}
