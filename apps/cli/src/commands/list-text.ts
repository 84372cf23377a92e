import type { ParameterHelp } from '@dmct/core';
import type { Inventory, Topic } from './list.js';

const COLUMNS = 100;

/** The lists for people. */
export function listText(inventory: Inventory, topic: Topic | undefined): string {
  const shows = (each: Topic): boolean => topic === undefined || topic === each;
  const sections = [
    ...(shows('strategies') ? [strategiesText(inventory)] : []),
    ...(shows('attacks') ? [attacksText(inventory)] : []),
    ...(shows('strategies') || shows('attacks') ? [fitText(inventory)] : []),
    ...(shows('reporters')
      ? [
          rowsText(
            'Reporters',
            inventory.reporters.map(({ name, summary }) => [name, summary]),
          ),
        ]
      : []),
    ...(shows('claims') ? [claimsText(inventory)] : []),
    ...(topic === 'validations' ? [validationsText(inventory)] : []),
    ...(topic === undefined ? [validationIdsText(inventory)] : []),
    ...(shows('conditions') ? [conditionsText(inventory)] : []),
  ];
  return `${sections.join('\n\n')}\n`;
}

function strategiesText({ strategies }: Inventory): string {
  const blocks = strategies.map((strategy) =>
    [
      `  ${strategy.name}: ${strategy.title}`,
      wrapped(strategy.summary, 4),
      wrapped(
        `${strategy.medium}; f = ${String(strategy.faultsToleratedOfTen)} of 10 (${strategy.resource}); assumes ${strategy.assumptions.join(', ')}`,
        4,
      ),
      ...strategy.params.map((each) => paramText(each)),
    ].join('\n'),
  );
  return `Strategies\n${blocks.join('\n')}`;
}

function attacksText({ attacks }: Inventory): string {
  const blocks = attacks.map((attack) =>
    [
      `  ${attack.name}: ${attack.title}`,
      wrapped(attack.summary, 4),
      ...attack.params.map((each) => paramText(each)),
    ].join('\n'),
  );
  return `Attacks\n${blocks.join('\n')}`;
}

function claimsText({ claims }: Inventory): string {
  return rowsText(
    'Claims',
    claims.map(({ id, statement }) => [id, statement]),
  );
}

/** With what --set changes. */
function validationsText({ validations }: Inventory): string {
  const names = (params: readonly ParameterHelp[]): string =>
    params.length === 0 ? '' : ` (${params.map(({ name }) => name).join(', ')})`;
  return rowsText(
    'Published results (dmct validate ID --set KEY=VALUE)',
    validations.map(({ id, title, params }) => [id, `${title}${names(params)}`]),
  );
}

function validationIdsText({ validations }: Inventory): string {
  const ids = validations.map(({ id }) => id).join(', ');
  return `Published results (dmct validate; dmct list validations says what they are)\n${wrapped(ids, 2)}`;
}

function conditionsText({ conditions }: Inventory): string {
  return ['Conditions (--condition KEY=VALUE)', ...conditions.map((each) => paramText(each, 2))].join('\n');
}

/** Attacks down, strategies across; a blank where the pair doesn't fit. */
function fitText({ fit, strategies }: Inventory): string {
  const names = strategies.map(({ name }) => name);
  const width = Math.max(...fit.map(({ attack }) => attack.length), 6) + 2;
  const lines = fit.map(({ attack, fits }) => {
    const cells = names.map((name) => (fits[name]?.fits === true ? 'yes' : '-').padEnd(name.length + 2));
    return `  ${attack.padEnd(width)}${cells.join('')}`.trimEnd();
  });
  const head = `  ${''.padEnd(width)}${names.map((name) => name.padEnd(name.length + 2)).join('')}`.trimEnd();
  return ['Which attack fits which strategy (dmct list --json has the reasons)', head, ...lines].join('\n');
}

function paramText({ defaultValue, description, isNullable, name, type }: ParameterHelp, indent = 6): string {
  const value = typeof defaultValue === 'string' ? defaultValue : JSON.stringify(defaultValue);
  const kind = isNullable === true && type !== 'any' ? `${type} | null` : type;
  return wrapped(`${name}=${value} (${kind}): ${description}`, indent, indent + 2);
}

function rowsText(heading: string, rows: readonly (readonly [string, string])[]): string {
  const width = Math.max(...rows.map(([name]) => name.length)) + 2;
  const lines = rows.map(([name, text]) => `  ${name.padEnd(width)}${wrapped(text, width + 2).trimStart()}`);
  return [heading, ...lines].join('\n');
}

function wrapped(text: string, indent: number, hanging = indent): string {
  const lines: string[] = [];
  let line = ' '.repeat(indent);
  let isEmpty = true;
  for (const word of text.split(' ')) {
    if (!isEmpty && line.length + 1 + word.length > COLUMNS) {
      lines.push(line);
      line = ' '.repeat(hanging) + word;
    } else line = isEmpty ? line + word : `${line} ${word}`;
    isEmpty = false;
  }
  lines.push(line);
  return lines.join('\n');
}
