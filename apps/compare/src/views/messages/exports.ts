import type { TraceEvent } from '@dmct/core';
import { replayCommand } from '@dmct/simulator';
import type { CatalogFacts } from '../../catalog/facts.js';
import { scenarioOf } from '../../link/settings.js';
import type { Exports } from '../../shell/app.js';
import type { Look } from './geometry.js';
import type { Model } from './model.js';
import { diagramPicture } from './picture.js';
import { pictureTexts } from './picture-texts.js';
import type { Shown } from './session.js';

const COLUMNS = [
  'index',
  'at',
  'kind',
  'replica',
  'from',
  'to',
  'message',
  'sentAt',
  'value',
  'cause',
] as const;

/** What the Share button hands out of a run; `look` is asked when somebody wants the picture. */
export function runExports(
  facts: CatalogFacts,
  { forks, settings, traced }: Shown,
  model: Model,
  look: () => Look,
): Exports {
  const scenario = scenarioOf(settings, settings.strategy, settings.seed, settings.traitors);
  const command = replayCommand(forks.length === 0 ? scenario : { ...scenario, forks });
  return {
    command,
    json: () => ({ version: facts.version, forks, result: traced.result, events: traced.events }),
    csv: () => eventsCsv(traced.events),
    svg: () => diagramPicture(model, look(), pictureTexts(model, facts, command)),
  };
}

/** The trace for a spreadsheet, one line an event; times in ns. */
export function eventsCsv(events: readonly TraceEvent[]): string {
  const lines = events.map((event) =>
    COLUMNS.map((column) => quoted((event as unknown as Readonly<Record<string, unknown>>)[column])).join(
      ',',
    ),
  );
  return `${COLUMNS.join(',')}\n${lines.join('\n')}\n`;
}

function quoted(cell: unknown): string {
  if (typeof cell === 'number') return String(cell);
  if (typeof cell !== 'string') return '';
  return /[",\n\r]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
