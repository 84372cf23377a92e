import { PROPERTIES, type ComparisonRow, type Measured } from '@dmct/core';
import { formatMean, formatRight, isJudged } from '../format/interval.js';
import { formatNumber, NOTHING } from '../format/number.js';
import { SECONDS } from '../format/scale.js';

export const ATTACK_COLUMNS = [
  'Right',
  'Violated',
  'Unknown',
  'Finality',
  'Faulty',
  'Assumptions broken',
] as const;

/** One approach under one attack. */
export interface AttackRow {
  readonly strategy: string;
  /** In the order of {@link ATTACK_COLUMNS}. */
  readonly cells: readonly string[];
  readonly mood: 'good' | 'bad' | 'open' | 'refused';
}

export interface AttackTable {
  readonly attack: string;
  readonly rows: readonly AttackRow[];
  /** Pairs that were not run, with the reason. */
  readonly refused: readonly { readonly strategy: string; readonly reason: string }[];
  /** The command that shows the first run that was not right. */
  readonly failures: readonly { readonly strategy: string; readonly replay: string }[];
}

/** How the approaches fared under one attack. */
export function attackTable(attack: string, rows: readonly ComparisonRow[]): AttackTable {
  return {
    attack,
    rows: rows.map((row) => attackRow(row)),
    refused: rows.flatMap(({ strategy, measured, refused }) =>
      measured === null ? [{ strategy, reason: shortReason(refused) }] : [],
    ),
    failures: rows.flatMap(({ strategy, measured }) =>
      measured === null || measured.firstFailure === null
        ? []
        : [{ strategy, replay: measured.firstFailure }],
    ),
  };
}

/** What a strategy has instead of the surface that the attack needs fits no footnote; JSON keeps it. */
function shortReason(reason: string | null): string {
  return (reason ?? 'no reason given').replace(/ \(it has: [^)]*\)$/, '');
}

function attackRow({ strategy, measured }: ComparisonRow): AttackRow {
  if (measured === null) {
    return { strategy, cells: ['not run', ...ATTACK_COLUMNS.slice(1).map(() => NOTHING)], mood: 'refused' };
  }
  return {
    strategy,
    cells: [
      formatRight(measured),
      countsOf((property) => measured.violated[property].count),
      countsOf((property) => measured.unknown[property]),
      formatMean(measured.finalitySeconds, SECONDS),
      // What came out: an attack on a share takes its own number.
      `${formatNumber(100 * measured.faultyShare)} %`,
      measured.assumptionsBroken.join(', ') || NOTHING,
    ],
    mood: moodOf(measured),
  };
}

/** "agreement 3, validity 20", the properties that did not happen left out. */
function countsOf(count: (property: (typeof PROPERTIES)[number]) => number): string {
  const counted = PROPERTIES.filter((property) => count(property) > 0);
  return counted.map((property) => `${property} ${String(count(property))}`).join(', ') || NOTHING;
}

function moodOf(measured: Measured): AttackRow['mood'] {
  if (!isJudged(measured)) return 'open';
  if (measured.right.count === measured.runs) return 'good';
  return PROPERTIES.some((property) => measured.violated[property].count > 0) ? 'bad' : 'open';
}
