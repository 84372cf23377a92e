import type { Claim, Validation } from '@dmct/core';
import { cell, lines, parameterTable } from './support/page.js';

/** A claim's reference page: what is claimed and how it is decided. What came out stands in docs/claims.md. */
export function claimPage({ id, rule, source, statement }: Claim): string {
  return lines(
    [`# ${statement}`, '', `Claim \`${id}\`, of the document: ${source}.`, ''],
    ['```sh', `dmct claims ${id}`, '```', ''],
    ['## Rule, fixed before the experiment', '', `${rule.charAt(0).toUpperCase()}${rule.slice(1)}.`, ''],
    `What came out: [claims](../../claims.md).`,
  );
}

/** A published result's reference page: the printed numbers and where they are printed. What came out: docs/validation.md. */
export function validationPage(validation: Validation): string {
  const { id, kind, params, points, title } = validation;
  return lines(
    [
      `# ${id}`,
      '',
      `${title.charAt(0).toUpperCase()}${title.slice(1)}.`,
      '',
      sourceLine(validation),
      '',
      KIND_WORDS[kind],
      '',
    ],
    ['```sh', `dmct validate ${id}`, '```', ''],
    ['## Published', '', '| at | expected |', '| --- | --- |'],
    points.map(
      (point) =>
        `| ${cell(pointText(point))} | ${String(Number(validation.expected(point).toPrecision(6)))} |`,
    ),
    parameterTable(params),
    ['', `What came out: [validation](../../validation.md).`],
  );
}

const KIND_WORDS: Readonly<Record<Validation['kind'], string>> = {
  exact: 'Measured to the last digit.',
  statistical: 'Measured within the sampling error.',
  reported: 'Reported: judged, and fails nothing, since its source leaves something open.',
};

function sourceLine({ source: { authors, doi, title, url, venue, year } }: Validation): string {
  const where = doi === undefined ? url : `https://doi.org/${doi}`;
  const words = [authors, title, venue, String(year)].filter((part) => part !== undefined).join(', ');
  return `Source: ${words}${where === undefined ? '.' : `. <${where}>`}`;
}

function pointText(point: unknown): string {
  const entries = Object.entries(point as Readonly<Record<string, unknown>>);
  if (entries.length === 0) return 'its only point';
  return entries
    .map(([name, value]) => `${name}=${typeof value === 'string' ? value : JSON.stringify(value)}`)
    .join(' ');
}
