import type { Comparison } from '@dmct/core';
import { attackTable, type AttackTable } from './attack-table.js';
import { documentTable, type DocumentRow } from './document-table.js';

/** A comparison as people read it; terminal and markdown set the same content. */
export interface ComparisonView {
  readonly setting: string;
  /** The attack under which the document's table was measured: `none` where it was run. */
  readonly documentAttack: string;
  readonly document: readonly DocumentRow[];
  readonly attacks: readonly AttackTable[];
  readonly replay: string;
  readonly version: string;
}

export function comparisonView(comparison: Comparison): ComparisonView {
  const attacks = [...new Set(comparison.rows.map(({ attack }) => attack))];
  const rowsOf = (name: string) => comparison.rows.filter(({ attack }) => attack === name);
  const documentAttack = attacks.includes('none') ? 'none' : (attacks[0] ?? 'none');
  return {
    setting: settingOf(comparison),
    documentAttack,
    document: documentTable(rowsOf(documentAttack)),
    attacks: attacks.map((attack) => attackTable(attack, rowsOf(attack))),
    replay: comparison.replay,
    version: comparison.version,
  };
}

function settingOf({ conditions }: Comparison): string {
  const { nodes, traitors, topology, workload, seeds, seed } = conditions;
  const runs = seeds === 1 ? '1 run a pair' : `${String(seeds)} runs a pair`;
  return `${String(nodes)} nodes, ${String(traitors)} traitors · ${topology} · workload ${workload} · ${runs}, seeds from ${String(seed)}`;
}
