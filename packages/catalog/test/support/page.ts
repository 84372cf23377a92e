import { describeParams, type Validation } from '@dmct/core';

/** A text as it may stand in a table's cell. */
export const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ');

export const lines = (...parts: readonly (string | readonly string[])[]): string =>
  `${parts.flat().join('\n')}\n`;

/** The parameters of a plugin or a row, a line each; nothing where it has none. */
export function parameterTable(schema: Validation['params']): readonly string[] {
  const help = describeParams(schema);
  if (help.length === 0) return [];
  const rows = help.map(
    ({ defaultValue, description, name, type }) =>
      `| \`${name}\` | ${cell(type)} | ${cell(JSON.stringify(defaultValue) ?? '')} | ${cell(description)} |`,
  );
  return [
    '',
    '## Parameters',
    '',
    '| name | type | default | meaning |',
    '| --- | --- | --- | --- |',
    ...rows,
  ];
}
