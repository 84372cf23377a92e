import { PROPERTIES, type Comparison, type Mean, type Measured, type ReportHeader } from '@dmct/core';
import { ATTACK_COLUMNS, type AttackTable } from '../compare/attack-table.js';
import { comparisonView } from '../compare/comparison-view.js';
import { DOCUMENT_COLUMNS } from '../compare/document-table.js';
import { formatMean, formatRight, isJudged, NOBODY_TO_JUDGE } from '../format/interval.js';
import { NOTHING } from '../format/number.js';
import { JOULES, SECONDS, type Ladder } from '../format/scale.js';
import type { Chart, DotPoint } from './chart.js';
import {
  commandsBlock,
  section,
  tableBlock,
  type Block,
  type Cell,
  type ReportDocument,
  type Section,
} from './document.js';
import { decisionTable } from './decisions.js';
import { manifestSection } from './manifest.js';
import type { ShownRun } from './shown-runs.js';

const NOT_RUN_TEXT =
  'A row that says “not run” is of an attack that does not apply to the approach, or that the laboratory refused to run: the reason stands below, under the attack.';

/** The document's table, claimed beside measured, a table for each attack, and all of it drawn. */
export function comparisonDocument(
  comparison: Comparison,
  header: ReportHeader,
  shown: readonly ShownRun[] = [],
): ReportDocument {
  const view = comparisonView(comparison);
  const { nodes, seed, seeds, topology, traitors, workload, ...conditions } = comparison.conditions;
  return {
    title: 'Comparison',
    subtitle: view.setting,
    sections: [
      section(
        `Claimed and measured, attack ${view.documentAttack}`,
        tableBlock(
          'The document’s table: what is claimed, and what was measured',
          ['Approach', 'Basis', ...DOCUMENT_COLUMNS.map(({ heading }) => heading)],
          view.document.flatMap(({ claimed, measured, strategy }) => [
            [strategy, 'claimed', ...DOCUMENT_COLUMNS.map(({ key }) => claimed[key].join('\n'))],
            [strategy, 'measured', ...DOCUMENT_COLUMNS.map(({ key }) => measured[key].join('\n'))],
          ]),
        ),
        {
          kind: 'paragraph',
          text: 'Energy is whole power × time to finality, all replicas together, a decision; marginal is what the decision added; deployed is today’s real network’s. Intervals are 95 %.',
        },
      ),
      section(
        'Drawn',
        comparison.rows.every(({ measured }) => measured !== null)
          ? null
          : { kind: 'paragraph', text: NOT_RUN_TEXT },
        ...comparisonCharts(comparison).map((chart): Block => ({ kind: 'chart', chart })),
      ),
      ...view.attacks.map(attackSection),
      ...(shown.length === 0 ? [] : [shownSection(shown)]),
      manifestSection(
        header,
        { nodes, traitors, topology, workload, 'runs a pair': seeds, 'seed of the first run': seed },
        { Conditions: conditions },
        [{ label: 'all of it again', command: view.replay }],
      ),
    ],
  };
}

/** A run of each approach in space and time: what went wrong first, or how it goes where nothing did. */
function shownSection(shown: readonly ShownRun[]): Section {
  return section(
    'In space and time',
    {
      kind: 'paragraph',
      text: 'One run of each approach: the first that was not right; where all were right, the first of all.',
    },
    ...shown.flatMap(({ diagram, run }): readonly (Block | null)[] => {
      const { attack, seed, strategy } = run;
      const name = `${strategy} under ${attack}, seed ${String(seed)}`;
      const failed = PROPERTIES.filter((property) => run.verdicts[property] !== 'holds');
      const verdict = failed.map((property) => `${property} ${run.verdicts[property]}`).join(', ');
      return [
        { kind: 'diagram', diagram, name: `${name} (${verdict === '' ? 'all properties hold' : verdict})` },
        decisionTable(diagram, name),
        commandsBlock([{ label: name, command: run.replay }]),
      ];
    }),
  );
}

function attackSection({ attack, failures, refused, rows }: AttackTable): Section {
  const cells = (row: AttackTable['rows'][number]): readonly Cell[] => [
    row.strategy,
    ...row.cells.map((text, index): Cell => {
      if (index > 0 || row.mood === 'refused') return text;
      return { text, mood: row.mood };
    }),
  ];
  return section(
    `Attack ${attack}`,
    tableBlock(`How the approaches fared under ${attack}`, ['Approach', ...ATTACK_COLUMNS], rows.map(cells)),
    refused.length === 0
      ? null
      : { kind: 'notes', notes: refused.map(({ reason, strategy }) => `Not run, ${strategy}: ${reason}`) },
    commandsBlock(
      failures.map(({ replay, strategy }) => ({ label: `First failure, ${strategy}`, command: replay })),
    ),
  );
}

function comparisonCharts({ rows }: Comparison): readonly Chart[] {
  const attacks = [...new Set(rows.map(({ attack }) => attack))];
  const chart = (
    title: string,
    axis: Extract<Chart, { kind: 'dots' }>['axis'],
    pointOf: (measured: Measured) => Omit<DotPoint, 'category'>,
  ): Chart => ({
    ...{ kind: 'dots', title, axis, categoryLabel: 'Approach', panelLabel: 'Attack' },
    panels: attacks.map((name) => ({
      name,
      points: rows
        .filter(({ attack }) => attack === name)
        .map(({ measured, strategy }) => ({
          category: strategy,
          ...(measured === null ? { value: null, interval: null, text: 'not run' } : pointOf(measured)),
        })),
    })),
  });
  return [
    chart(
      'Share of right runs',
      { label: 'share of runs in which all properties hold', scale: 'linear', ends: [0, 1] },
      (measured) =>
        isJudged(measured)
          ? {
              value: measured.right.rate,
              interval: measured.right.interval,
              text: formatRight(measured),
            }
          : { value: null, interval: null, text: NOBODY_TO_JUDGE },
    ),
    chart('Time to finality', { label: 'finality', scale: 'log', ladder: SECONDS }, ({ finalitySeconds }) =>
      meanPoint(finalitySeconds, SECONDS, 'nothing decided'),
    ),
    chart('Energy a decision', { label: 'energy', scale: 'log', ladder: JOULES }, ({ energyJoules }) =>
      meanPoint(energyJoules, JOULES, NOTHING),
    ),
  ];
}

function meanPoint(mean: Mean | null, ladder: Ladder, nothing: string): Omit<DotPoint, 'category'> {
  if (mean === null) return { value: null, interval: null, text: nothing };
  const { high, low } = mean.interval;
  const isWhole = Number.isFinite(low) && Number.isFinite(high);
  return { value: mean.mean, interval: isWhole ? { low, high } : null, text: formatMean(mean, ladder) };
}
