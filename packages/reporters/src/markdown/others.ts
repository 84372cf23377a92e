import { PROPERTIES, type ClaimsReport, type RunResult, type ValidationReport } from '@dmct/core';
import { measuredText, paramsText } from '../format/ledger-text.js';
import { formatNeed } from '../format/need.js';
import { formatNumber, NOTHING } from '../format/number.js';
import { formatScaled, JOULES, SECONDS } from '../format/scale.js';
import { markdownCode, markdownTable } from '../table/markdown-table.js';

export function runMarkdown(run: RunResult): string {
  const needs = Object.entries(run.hardware).map(([name, value]) => formatNeed(name, value));
  return [
    `# ${run.strategy} under ${run.attack}`,
    `${String(run.nodes)} nodes, ${String(run.traitors)} traitors, seed ${String(run.seed)} · ${run.conditions.topology} · workload ${run.workload} · DMCT Lab ${run.version}`,
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

export function claimsMarkdown({ claims, quick, version }: ClaimsReport): string {
  const rows = claims.map((claim) => [
    claim.id,
    `${claim.statement} (${claim.source})`,
    `**${claim.verdict}**${claim.condition === null ? '' : `: ${claim.condition}`}`,
    measuredText(claim),
    claim.rule,
  ]);
  return [
    '# Claims of the document',
    `DMCT Lab ${version}${quick ? ', quick: fewer samples, same rules' : ''}`,
    markdownTable(['Claim', 'Statement', 'Verdict', 'Measured', 'Rule'], rows),
  ].join('\n\n');
}

export function validationMarkdown({ rows, quick, version }: ValidationReport): string {
  const failed = rows.filter(({ verdict }) => verdict === 'fail').length;
  return [
    '# Published results',
    `DMCT Lab ${version}${quick ? ', quick: fewer samples' : ''}. ${String(rows.length - failed)} passed, ${String(failed)} failed.`,
    markdownTable(
      ['Row', 'What', 'Parameters', 'Expected', 'Measured', 'Tolerance', 'n', 'Verdict', 'Source'],
      rows.map((row) => [
        row.id,
        row.title,
        paramsText(row.params),
        formatNumber(row.expected, 6),
        formatNumber(row.measured, 6),
        formatNumber(row.tolerance, 2),
        String(row.samples),
        row.verdict,
        row.source,
      ]),
    ),
  ].join('\n\n');
}
