import type { Mean } from '@dmct/core';
import type { CellSummary, SweepPlan, SweepSummary } from '@dmct/sweep';
import type { Estimate } from './estimate.js';

/** The plan for people: what there is to run and what not. */
export function planText(plan: SweepPlan, done: number, left: number): string {
  const { cells, name, sweep } = plan;
  const refused = cells.filter((cell) => cell.refused !== null);
  const lines = [
    `sweep ${name}${sweep.title === undefined ? '' : `: ${sweep.title}`}`,
    `  ${plural(cells.length - refused.length, 'cell')} of ${plural(sweep.seeds, 'run')}, seeds from ${String(sweep.seed)}; ${plural(left, 'run')} to do${done === 0 ? '' : `, ${String(done)} there already`}`,
    ...idleTraitors(plan),
  ];
  if (refused.length === 0) return lines.join('\n');
  const reasons = new Map<string, number>();
  for (const { refused: reason } of refused) {
    const short = (reason ?? '').replace(/ \(it has: [^)]*\)$/, '');
    reasons.set(short, (reasons.get(short) ?? 0) + 1);
  }
  const shown = [...reasons].slice(0, 10).map(([reason, count]) => `    ${String(count)}: ${reason}`);
  const more = reasons.size > 10 ? [`    and ${String(reasons.size - 10)} reasons more`] : [];
  return [...lines, `  ${plural(refused.length, 'cell')} can't be run:`, ...shown, ...more].join('\n');
}

/** How long it may take, and what that is worth. */
export function spentText({ cells, seconds, tried }: Estimate, workers: number): string {
  const basis = tried < cells ? `${String(tried)} of ${plural(cells, 'cell')}` : plural(cells, 'cell');
  return `  about ${duration(seconds / workers)} with ${plural(workers, 'worker')}: a guess from one run of ${basis}; progress says better`;
}

function duration(seconds: number): string {
  if (seconds < 1) return 'a second';
  if (seconds < 100) return `${String(Math.ceil(seconds))} s`;
  if (seconds < 6000) return `${String(Math.ceil(seconds / 60))} min`;
  return `${(seconds / 3600).toFixed(1)} h`;
}

/** Says which cells are alike in all but a number that nothing hangs on. */
function idleTraitors({ cells }: SweepPlan): readonly string[] {
  const idle = cells.filter(({ scenario }) => scenario.attack === 'none' && scenario.traitors > 0);
  if (idle.length === 0) return [];
  return [
    `  nobody is corrupted under attack none: traitors has no effect in ${plural(idle.length, 'cell')} of these`,
  ];
}

/** "1 run", "2 runs". */
export function plural(count: number, noun: string): string {
  return `${String(count)} ${noun}${count === 1 ? '' : 's'}`;
}

/** A line for each cell, with 95 % intervals. */
export function summaryText({ cells }: SweepSummary): string {
  const varied = variedNames(cells);
  const head = [
    'strategy',
    'attack',
    'nodes',
    'traitors',
    ...varied,
    'right',
    'finality, s',
    'messages',
    'energy, J',
  ];
  const rows = cells.map(({ scenario, measured }) => [
    scenario.strategy,
    scenario.attack,
    String(scenario.nodes),
    String(scenario.traitors),
    ...varied.map((name) => settingText(settingsOf(scenario)[name])),
    ...(measured === null
      ? ['not run', '–', '–', '–']
      : [
          `${String(measured.right.count)}/${String(measured.runs)} (${percent(measured.right.interval.low)}–${percent(measured.right.interval.high)} %)`,
          meanText(measured.finalitySeconds),
          meanText(measured.messages),
          meanText(measured.energyJoules),
        ]),
  ]);
  const widths = head.map((name, column) =>
    Math.max(name.length, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  const line = (row: readonly string[]): string =>
    row
      .map((text, column) => text.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd();
  return [line(head), widths.map((width) => '─'.repeat(width)).join('  '), ...rows.map(line)].join('\n');
}

/** Parameters, conditions and the like, by the names that a reader knows them by. */
function settingsOf(scenario: CellSummary['scenario']): Readonly<Record<string, unknown>> {
  const { attack, attackParams, conditions, params, strategy, topology, workload } = scenario;
  const prefixed = (prefix: string, values: Readonly<Record<string, unknown>> = {}) =>
    Object.fromEntries(Object.entries(values).map(([key, value]) => [`${prefix}${key}`, value]));
  return {
    topology,
    workload,
    ...prefixed(`${strategy}.`, params),
    ...prefixed(`${attack}.`, attackParams),
    ...prefixed('', conditions),
  };
}

/** Settings that are not the same in all cells. */
function variedNames(cells: readonly CellSummary[]): readonly string[] {
  const all = cells.map(({ scenario }) => settingsOf(scenario));
  const names = [...new Set(all.flatMap((settings) => Object.keys(settings)))];
  return names.filter((name) => new Set(all.map((settings) => JSON.stringify(settings[name]))).size > 1);
}

function settingText(value: unknown): string {
  if (value === undefined) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function meanText(mean: Mean | null): string {
  if (mean === null) return '–';
  const { low, high } = mean.interval;
  const text = short(mean.mean);
  return Number.isFinite(low) && Number.isFinite(high) && short(low) !== short(high)
    ? `${text} (${short(low)}–${short(high)})`
    : text;
}

function short(value: number): string {
  return String(Number(value.toPrecision(3)));
}

function percent(share: number): string {
  return String(Math.round(100 * share));
}
