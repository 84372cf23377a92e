/**
 * Ways to write results down, one file each: `terminal` and `story` for people, `json` and `ndjson` for scripts, `csv` for
 * spreadsheets, `markdown` and `latex` for documents. A report as a
 * document (`reportDocument`) is what those set, and what @dmct/reporter-html draws. The numbers' formats (human-scaled units, intervals) are exported too.
 */
import type { Reporter } from '@dmct/core';
import { csv, csvText, type CsvLine } from './csv.js';
import { json } from './json.js';
import { latex } from './latex.js';
import { markdown } from './markdown.js';
import { ndjson } from './ndjson.js';
import { story } from './story.js';
import { terminal } from './terminal.js';

export { csv, csvText, json, latex, markdown, ndjson, story, terminal };
export type { CsvLine };
export { axisMarks, dotValues, lineValues, type AxisMarks } from './document/axis.js';
export { claimCharts } from './document/claim-charts.js';
export {
  chartTable,
  formatTick,
  isDrawable,
  type Axis,
  type Chart,
  type DotChart,
  type DotPoint,
  type LineChart,
  type LinePoint,
} from './document/chart.js';
export {
  coneOutline,
  type ConeOutline,
  type ConePoint,
  type Sounds,
  type WaveCone,
} from './document/cone.js';
export { DiagramRecorder, type Diagram, type MarkKind } from './document/diagram.js';
export {
  cellText,
  type Block,
  type Cell,
  type DocumentTable,
  type LabelledCommand,
  type Mood,
  type ReportDocument,
  type Section,
} from './document/document.js';
export { orderByNearness } from './document/line-order.js';
export { reportDocument } from './document/report-document.js';
export { soundsOf, truthsOf } from './document/truths.js';
export { RunsRecorder, runsToShow, type RunChoice, type ShownRun } from './document/shown-runs.js';
export { claimTable, type ClaimTable } from './format/claim-table.js';
export {
  formatEnds,
  formatMean,
  formatProportion,
  formatRange,
  formatRight,
  isJudged,
  NO_SPREAD,
  NOBODY_TO_JUDGE,
} from './format/interval.js';
export { toJson, toJsonLine } from './format/json.js';
export { formatNeed } from './format/need.js';
export { formatNumber, NOTHING } from './format/number.js';
export { formatScaled, JOULES, metric, SECONDS, type Ladder, type Rung } from './format/scale.js';
export { wrapCommand, wrapText } from './format/wrap.js';

/** Every reporter of this package; the first is the command's default. */
export const builtInReporters: readonly Reporter[] = [terminal, story, json, ndjson, csv, markdown, latex];
