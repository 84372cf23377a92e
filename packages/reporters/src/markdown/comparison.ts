import type { Comparison } from '@dmct/core';
import { ATTACK_COLUMNS, type AttackTable } from '../compare/attack-table.js';
import { comparisonView } from '../compare/comparison-view.js';
import { DOCUMENT_COLUMNS } from '../compare/document-table.js';
import { markdownCode, markdownTable } from '../table/markdown-table.js';

/** The document's table, claimed beside measured, and a table for each attack. */
export function comparisonMarkdown(comparison: Comparison): string {
  const view = comparisonView(comparison);
  const documentRows = view.document.flatMap(({ strategy, claimed, measured }) => [
    [`**${strategy}**`, '*claimed*', ...DOCUMENT_COLUMNS.map(({ key }) => claimed[key].join('\n'))],
    ['', '*measured*', ...DOCUMENT_COLUMNS.map(({ key }) => measured[key].join('\n'))],
  ]);
  return [
    `# Comparison`,
    `${view.setting} · DMCT Lab ${view.version}`,
    `## Claimed and measured, attack ${view.documentAttack}`,
    markdownTable(['Approach', '', ...DOCUMENT_COLUMNS.map(({ heading }) => heading)], documentRows),
    'Energy is whole power × time to finality, all replicas together, a decision; *marginal* is what the decision added; *deployed* is today’s real network’s. Intervals are 95 %.',
    ...view.attacks.map(attackMarkdown),
    `All of it again: ${markdownCode(view.replay)}`,
  ].join('\n\n');
}

function attackMarkdown({ attack, rows, refused, failures }: AttackTable): string {
  const table = markdownTable(
    ['Approach', ...ATTACK_COLUMNS],
    rows.map(({ strategy, cells }) => [`**${strategy}**`, ...cells]),
  );
  const notes = [
    ...refused.map(({ strategy, reason }) => `- Not run, ${strategy}: ${reason}`),
    ...failures.map(({ strategy, replay }) => `- First failure, ${strategy}: ${markdownCode(replay)}`),
  ];
  return [`## Attack ${attack}`, table, ...(notes.length === 0 ? [] : [notes.join('\n')])].join('\n\n');
}
