import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { createBuiltInRegistry } from '@dmct/catalog';
import { cell } from './support/page.js';

const file = fileURLToPath(new URL('../../../README.md', import.meta.url));
const BEGIN = '<!-- plugins: written by packages/catalog/test/readme.test.ts -->';
const END = '<!-- /plugins -->';

/** The README's table of plugins, from the registry itself. */
function pluginTable(): string {
  const registry = createBuiltInRegistry();
  const rows = [
    ...registry.strategies.all.map(({ name, summary }) => ['strategy', name, summary]),
    ...registry.attacks.all.map(({ name, summary }) => ['attack', name, summary]),
    ...registry.reporters.all.map(({ name, summary }) => ['reporter', name, summary]),
  ];
  return [
    '| kind | id | what it is |',
    '| --- | --- | --- |',
    ...rows.map(([kind = '', name = '', summary = '']) => `| ${kind} | \`${name}\` | ${cell(summary)} |`),
    '',
    `And ${String(registry.claims.all.length)} claims of the document and ${String(registry.validations.all.length)} published results: \`dmct list\`.`,
  ].join('\n');
}

describe('README.md', () => {
  it('lists the plugins that there are (UPDATE_DOCS=1 rewrites the list)', () => {
    const text = readFileSync(file, 'utf8');
    const from = text.indexOf(BEGIN) + BEGIN.length;
    const to = text.indexOf(END);
    expect(from).toBeGreaterThan(BEGIN.length);
    expect(to).toBeGreaterThan(from);
    const wanted = `\n${pluginTable()}\n`;
    if (process.env['UPDATE_DOCS'] === '1')
      writeFileSync(file, text.slice(0, from) + wanted + text.slice(to));
    else expect(text.slice(from, to)).toBe(wanted);
  });
});
