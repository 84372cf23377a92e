import type { ValidationRow } from '@dmct/core';
import { formatNumber } from '@dmct/reporters';
import { s } from '../../ui/dom.js';

export const DEVIATION_HEIGHT = 14;

/** Where measured values lie between the least and the most that is allowed of each. */
export function deviationBar(rows: readonly ValidationRow[], about: string): SVGSVGElement {
  const x = (at: number): string => `${(50 + (at / 1.5) * 50).toFixed(2)}%`;
  const shares = rows.map(({ expected, measured, tolerance, verdict }) => {
    const off = measured - expected;
    if (tolerance > 0) return Math.max(-1.4, Math.min(1.4, off / tolerance));
    // Where equality is asked for, the rounding of the last bits is no difference.
    return verdict === 'pass' ? 0 : Math.sign(off) * 1.4;
  });
  const [row] = rows;
  const label =
    rows.length === 1 && row !== undefined
      ? `off by ${formatNumber(row.measured - row.expected)}, allowed ${formatNumber(row.tolerance)}`
      : `${about}: ${String(rows.filter(({ verdict }) => verdict === 'pass').length)} of ${String(rows.length)} points within what is allowed`;
  return s(
    'svg',
    { class: 'deviation', width: 120, height: DEVIATION_HEIGHT, role: 'img', 'aria-label': label },
    s('rect', { class: 'allowed', x: x(-1), width: '66.66%', y: 3, height: 8, rx: 2 }),
    s('line', { class: 'centre', x1: '50%', x2: '50%', y1: 0, y2: 14 }),
    shares.map((share, at) =>
      s('circle', { class: rows[at]?.verdict === 'pass' ? 'in' : 'out', cx: x(share), cy: 7, r: 4 }),
    ),
  );
}

/** How far off a row is, in what is allowed of it; whole digits where equality is asked for. */
export function deviationOf({ expected, measured, tolerance, verdict }: ValidationRow): number {
  if (tolerance > 0) return Math.abs(measured - expected) / tolerance;
  return verdict === 'pass' ? 0 : Infinity;
}

/** What was measured, and what was measured beside it. */
export function measuredText(row: ValidationRow): string {
  const { beside } = row;
  const own = formatNumber(withoutDust(row.measured, row), 5);
  return beside === undefined ? own : `${own} (${beside.label}: ${formatNumber(beside.value, 5)})`;
}

/** What was expected, to as many digits as what was measured. */
export function expectedText(row: ValidationRow): string {
  return formatNumber(withoutDust(row.expected, row), 5);
}

/** Zero for what is only the rounding of a sum that comes to nothing: below 10⁻¹² of the row's other numbers. */
function withoutDust(value: number, { expected, measured, tolerance }: ValidationRow): number {
  const scale = Math.max(Math.abs(expected), Math.abs(measured), tolerance);
  return Math.abs(value) < 1e-12 * scale ? 0 : value;
}

/** Where a point is: "n=4 delay=0.01". */
export function paramsText(params: Readonly<Record<string, unknown>>): string {
  return Object.entries(params)
    .map(([name, value]) => `${name}=${valueText(value)}`)
    .join(' ');
}

function valueText(value: unknown): string {
  if (typeof value === 'number') return formatNumber(value, 5);
  return typeof value === 'string' ? value : JSON.stringify(value);
}
