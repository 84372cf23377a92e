import { defineReporter, type Report, type TraceEvent } from '@dmct/core';
import { formatScaled, SECONDS } from './format/scale.js';

/** The trace told to people: one line an event, what was delivered and decided in words, and the verdicts at the end. */
export const story = defineReporter({
  name: 'story',
  title: 'Narrated trace',
  summary: 'every event of a run in words, one a line, and the verdicts at the end',
  media: 'text/plain',
  reports: ['run'],
  needsTrace: true,
  open: (sink) => ({
    onEvent: (event) =>
      sink.write(`${String(event.index).padStart(6)} ${timeOf(event.at)}  ${told(event)}\n`),
    onFinish: (report) => sink.write(ending(report)),
  }),
});

/** Engine time in seconds, to the microsecond. */
function timeOf(nanoseconds: number): string {
  return `${(nanoseconds / 1e9).toFixed(6).padStart(12)} s`;
}

const quoted = (value: string): string => JSON.stringify(value);
const replica = (id: number): string => `replica ${String(id)}`;

function told(event: TraceEvent): string {
  switch (event.kind) {
    case 'deliver': {
      const about = event.value === null ? '' : ` ${quoted(event.value)}`;
      return `${replica(event.to)} hears ${event.message}${about} from ${String(event.from)}`;
    }
    case 'drop':
      return `${event.message} from ${String(event.from)} to ${String(event.to)} is lost (${event.cause})`;
    case 'timer':
      return `${replica(event.replica)}: timer ${String(event.timer)}`;
    case 'work':
      return `${replica(event.replica)} wins its race ${String(event.tag)}`;
    case 'emit':
      return `${replica(event.replica)} emits a wave of ${formatScaled(event.durationSeconds, SECONDS)}`;
    case 'observe':
      return `${replica(event.replica)} has listened for ${formatScaled(event.durationSeconds, SECONDS)}`;
    case 'submit':
      return `${replica(event.replica)} submits ${quoted(event.value)} as ${String(event.instance)}`;
    case 'decide':
      return `${replica(event.replica)} DECIDES ${quoted(event.value)} on ${String(event.instance)}`;
    case 'retract':
      return `${replica(event.replica)} TAKES BACK its decision on ${String(event.instance)}`;
    case 'crash':
      return `${replica(event.replica)} goes down`;
    case 'recover':
      return `${replica(event.replica)} is up again`;
  }
}

function ending(report: Report): string {
  if (report.kind !== 'run') return '';
  const { faulty, replay, verdicts, violations } = report.run;
  const lines = [
    `corrupted: ${faulty.length === 0 ? 'nobody' : `no. ${faulty.join(', ')}`}`,
    Object.entries(verdicts)
      .map(([property, verdict]) => `${property} ${verdict}`)
      .join(', '),
    ...violations.map(({ detail, property }) => `${property}: ${detail}`),
    `again: ${replay}`,
  ];
  return `${lines.join('\n')}\n`;
}
