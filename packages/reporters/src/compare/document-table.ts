import type { ComparisonRow, DocumentedRow, Measured } from '@dmct/core';
import { formatMean, formatProportion, isJudged, NOBODY_TO_JUDGE } from '../format/interval.js';
import { formatNeed } from '../format/need.js';
import { NOTHING } from '../format/number.js';
import { JOULES, SECONDS } from '../format/scale.js';

/** The four columns of the document's table, a list of short lines in each. */
export type DocumentCells = Readonly<Record<keyof DocumentedRow, readonly string[]>>;

/** The document's columns, in its order, with their headings. */
export const DOCUMENT_COLUMNS: readonly { readonly key: keyof DocumentedRow; readonly heading: string }[] = [
  { key: 'energyCost', heading: 'Energy cost' },
  { key: 'finalityTime', heading: 'Finality time' },
  { key: 'hardware', heading: 'Hardware needs' },
  { key: 'assumptions', heading: 'Assumptions' },
];

/** One approach: what is claimed of it and what was measured. */
export interface DocumentRow {
  readonly strategy: string;
  readonly claimed: DocumentCells;
  readonly measured: DocumentCells;
}

/** The document's table over the rows of one attack, claimed beside measured. */
export function documentTable(rows: readonly ComparisonRow[]): readonly DocumentRow[] {
  return rows.map((row) => ({
    strategy: row.strategy,
    claimed: claimedCells(row.documented),
    measured: row.measured === null ? refusedCells(row.refused) : measuredCells(row.measured, row),
  }));
}

function claimedCells(documented: DocumentedRow | null): DocumentCells {
  const cell = (text: string | undefined): readonly string[] => [text ?? NOTHING];
  return {
    energyCost: cell(documented?.energyCost),
    finalityTime: cell(documented?.finalityTime),
    hardware: cell(documented?.hardware),
    assumptions: cell(documented?.assumptions),
  };
}

function refusedCells(reason: string | null): DocumentCells {
  const none = [NOTHING];
  return {
    energyCost: none,
    finalityTime: none,
    hardware: none,
    assumptions: [`not run: ${reason ?? 'no reason given'}`],
  };
}

function measuredCells(measured: Measured, row: ComparisonRow): DocumentCells {
  return {
    energyCost: energyLines(measured),
    finalityTime: finalityLines(measured),
    hardware: Object.entries(measured.hardware).map(([name, value]) => formatNeed(name, value)),
    assumptions: assumptionLines(measured, row),
  };
}

function energyLines(measured: Measured): readonly string[] {
  const { energyJoules, energyJoulesMarginal, energyJoulesDeployed } = measured;
  const lines = [formatMean(energyJoules, JOULES)];
  if (energyJoulesMarginal !== null) lines.push(`marginal ${formatMean(energyJoulesMarginal, JOULES)}`);
  if (energyJoulesDeployed !== null) lines.push(`deployed ${formatMean(energyJoulesDeployed, JOULES)}`);
  return lines;
}

function finalityLines({ finalitySeconds, clientSeconds }: Measured): readonly string[] {
  if (finalitySeconds === null) return ['nothing decided'];
  const lines = [formatMean(finalitySeconds, SECONDS)];
  if (clientSeconds !== null) lines.push(`client ${formatMean(clientSeconds, SECONDS)}`);
  return lines;
}

/** How often the run was right, and which assumptions stood behind it. */
function assumptionLines(measured: Measured, row: ComparisonRow): readonly string[] {
  const broken = measured.assumptionsBroken;
  const held = row.assumptions.filter((assumption) => !broken.includes(assumption));
  const lines = [
    isJudged(measured) ? `right ${formatProportion(measured.right)}` : NOBODY_TO_JUDGE,
    `f = ${String(row.faultsTolerated)} (${row.resource})`,
  ];
  if (held.length > 0) lines.push(`held: ${held.join(', ')}`);
  if (broken.length > 0) lines.push(`broken: ${broken.join(', ')}`);
  return lines;
}
