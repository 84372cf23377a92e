import { PROPERTIES, type ReportHeader, type RunResult, type Outcome } from '@dmct/core';
import { corruptedText } from '../format/corrupted.js';
import { endedText } from '../format/ended.js';
import { isJudged, NOBODY_TO_JUDGE } from '../format/interval.js';
import { formatNeed } from '../format/need.js';
import { formatNumber, NOTHING } from '../format/number.js';
import { formatScaled, JOULES, metric, SECONDS } from '../format/scale.js';
import type { Chart, DotPoint } from './chart.js';
import { decisionTable } from './decisions.js';
import type { Diagram } from './diagram.js';
import { section, tableBlock, type Block, type Mood, type ReportDocument } from './document.js';
import { manifestSection } from './manifest.js';

const MOODS: Readonly<Record<Outcome, Mood>> = { holds: 'good', violated: 'bad', unknown: 'open' };

/** One run: its verdicts, what was measured, what happened when, and how to see it again. */
export function runDocument(run: RunResult, header: ReportHeader, diagram: Diagram | null): ReportDocument {
  const { attack, conditions, nodes, seed, strategy, traitors, workload } = run;
  const { topology, horizonSeconds, ...others } = conditions;
  return {
    title: `${strategy} under ${attack}`,
    subtitle: `${String(nodes)} nodes, ${corruptedText(run)}, seed ${String(seed)} · ${topology} · workload ${workload}`,
    sections: [
      section('Verdicts', verdictTable(run)),
      section(
        'Measured',
        measureTable(run),
        ...runCharts(run).map((chart): Block => ({ kind: 'chart', chart })),
      ),
      ...(diagram === null
        ? []
        : [section('In space and time', { kind: 'diagram', diagram }, decisionTable(diagram))]),
      manifestSection(
        header,
        {
          ...{ strategy, attack, nodes, 'traitors asked for': traitors, seed, workload, topology },
          'horizon, s': horizonSeconds,
          'trace hash': run.traceHash,
        },
        {
          'Parameters of the strategy': run.params,
          'Parameters of the attack': run.attackParams,
          Conditions: others,
        },
        [{ label: 'again', command: run.replay }],
      ),
    ],
  };
}

function verdictTable(run: RunResult): Block | null {
  return tableBlock(
    'Properties, judged from outside',
    ['Property', 'Verdict', 'Evidence'],
    PROPERTIES.map((property) => [
      property,
      { text: run.verdicts[property], mood: isJudged(run) ? MOODS[run.verdicts[property]] : 'open' },
      isJudged(run)
        ? run.violations
            .filter((violation) => violation.property === property)
            .map(({ detail }) => detail)
            .join('\n')
        : NOBODY_TO_JUDGE,
    ]),
  );
}

function measureTable(run: RunResult): Block | null {
  const { decisions, energyJoules, finalitySeconds, messages } = run;
  const seconds = (value: number | undefined): string => formatScaled(value, SECONDS);
  const counted = Object.entries(run.attackMeasures ?? {});
  return tableBlock(
    'Measures of the run',
    ['Measure', 'Value'],
    [
      ['decisions by all', `${String(decisions.count)} (${formatNumber(decisions.perSecond)} a second)`],
      ['undecided', String(decisions.undecided)],
      ['finality, mean', seconds(finalitySeconds?.mean)],
      ['finality, median', seconds(finalitySeconds?.p50)],
      ['finality, 99 %', seconds(finalitySeconds?.p99)],
      ['finality, last', seconds(finalitySeconds?.max)],
      ...(run.clientSeconds === null ? [] : [['client, mean', seconds(run.clientSeconds.mean)]]),
      ['messages', String(messages.total)],
      ['messages delivered', String(messages.delivered)],
      ['bytes', formatScaled(messages.bytes, metric('B'))],
      ['energy', formatScaled(energyJoules.total, JOULES)],
      ['energy, marginal', formatScaled(energyJoules.marginal, JOULES)],
      ['energy, deployed', formatScaled(energyJoules.deployed, JOULES)],
      ['tolerates', `f = ${String(run.faultsTolerated)}`],
      ['corrupted', run.faulty.join(', ') || 'nobody'],
      ['corrupted share', `${formatNumber(100 * run.faultyShare)} %`],
      [
        'hardware',
        Object.entries(run.hardware)
          .map(([name, value]) => formatNeed(name, value))
          .join('\n') || NOTHING,
      ],
      ...counted.map(([name, value]) => [`attack: ${name}`, formatNumber(value)]),
      ['assumptions broken', run.assumptionsBroken.join(', ') || NOTHING],
      ['ended', endedText(run)],
    ],
  );
}

/** The largest over the least; 1 of nothing. */
function spanOf(entries: readonly (readonly [string, number])[]): number {
  const counts = entries.map(([, count]) => count);
  return counts.length === 0 ? 1 : Math.max(...counts) / Math.min(...counts);
}

function runCharts({ energyJoules, messages }: RunResult): readonly Chart[] {
  const kinds = Object.entries(messages.byKind).filter(([, count]) => count > 0);
  const parts = Object.entries(energyJoules.byPart).filter(([, joules]) => joules > 0);
  const bars = (
    title: string,
    categoryLabel: string,
    axis: Extract<Chart, { kind: 'dots' }>['axis'],
    points: readonly DotPoint[],
  ): readonly Chart[] =>
    points.length === 0
      ? []
      : [{ kind: 'dots', title, axis, categoryLabel, panelLabel: null, panels: [{ name: '', points }] }];
  const point = ([category, value]: readonly [string, number], text: string): DotPoint => ({
    ...{ category, value, text },
    interval: null,
  });
  return [
    ...bars(
      'Messages by kind',
      'Kind',
      // Beside a kind of thousands a kind of ten would stand at nothing.
      { label: 'messages', scale: spanOf(kinds) > 20 ? 'log' : 'linear' },
      kinds.map((entry) => point(entry, String(entry[1]))),
    ),
    ...bars(
      'Energy by part',
      'Part',
      { label: 'energy', scale: 'log', ladder: JOULES },
      parts.map((entry) => point(entry, formatScaled(entry[1], JOULES))),
    ),
  ];
}
