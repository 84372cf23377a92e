import { PROPERTIES, type RunResult } from '@dmct/core';
import { corruptedText } from '../format/corrupted.js';
import { formatNeed } from '../format/need.js';
import { NOTHING } from '../format/number.js';
import { formatScaled, JOULES, SECONDS } from '../format/scale.js';
import { markdownCode, markdownTable } from '../table/markdown-table.js';

export function runMarkdown(run: RunResult): string {
  const needs = Object.entries(run.hardware).map(([name, value]) => formatNeed(name, value));
  return [
    `# ${run.strategy} under ${run.attack}`,
    `${String(run.nodes)} nodes, ${corruptedText(run)}, seed ${String(run.seed)} · ${run.conditions.topology} · workload ${run.workload} · DMCT Lab ${run.version}`,
    markdownTable(
      ['Property', 'Verdict', 'Evidence'],
      PROPERTIES.map((property) => [
        property,
        run.verdicts[property],
        run.violations.find((violation) => violation.property === property)?.detail ?? '',
      ]),
    ),
    markdownTable(
      ['Measure', 'Value'],
      [
        ['decisions by all', String(run.decisions.count)],
        ['undecided', String(run.decisions.undecided)],
        ['finality, mean', formatScaled(run.finalitySeconds?.mean, SECONDS)],
        ['finality, last', formatScaled(run.finalitySeconds?.max, SECONDS)],
        ['messages', String(run.messages.total)],
        ['bytes', String(run.messages.bytes)],
        ['energy', formatScaled(run.energyJoules.total, JOULES)],
        ['energy, marginal', formatScaled(run.energyJoules.marginal, JOULES)],
        ['energy, deployed', formatScaled(run.energyJoules.deployed, JOULES)],
        ['hardware', needs.join(', ') || NOTHING],
        ['assumptions broken', run.assumptionsBroken.join(', ') || NOTHING],
        ['trace hash', run.traceHash],
      ],
    ),
    `Again: ${markdownCode(run.replay)}`,
  ].join('\n\n');
}
