import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { apiOfPackages, apiPage } from './listing.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = path.join(root, 'docs/api');
const api = apiOfPackages(root);

describe.each([...api.keys()])('@dmct/%s', (name) => {
  const entries = api.get(name) ?? [];

  it('says of each symbol that it exports what it is', () => {
    const silent = entries.filter(({ doc }) => doc.trim() === '');
    expect(silent.map(({ file, name: symbol }) => `${symbol} needs a docstring: ${file}`)).toEqual([]);
  });

  it('exports what docs/api says (UPDATE_DOCS=1 rewrites it)', () => {
    const file = path.join(folder, `${name}.md`);
    const page = apiPage(name, entries);
    if (process.env['UPDATE_DOCS'] === '1') {
      mkdirSync(folder, { recursive: true });
      writeFileSync(file, page);
    } else expect(existsSync(file) ? readFileSync(file, 'utf8') : '').toBe(page);
  });
});

it('docs/api speaks of no package that is gone', () => {
  const pages = readdirSync(folder).filter((file) => file !== 'README.md');
  expect(pages.map((file) => file.replace(/\.md$/, ''))).toEqual([...api.keys()]);
});
