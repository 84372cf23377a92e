import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { createBuiltInRegistry } from '@dmct/catalog';
import { ASSUMPTIONS, fitOf, type Attack, type Citation, type Reporter, type Strategy } from '@dmct/core';
import { describe, expect, it } from 'vitest';
import { claimPage, validationPage } from './experiment-pages.js';
import { lines, parameterTable } from './support/page.js';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const folder = path.join(root, 'docs/plugins');
const registry = createBuiltInRegistry();
const { attacks, claims, reporters, strategies, validations } = registry;

/** The files below a room, relative to the root. */
function filesIn(room: string): readonly string[] {
  const base = path.join(root, room);
  if (!existsSync(base)) return [];
  return readdirSync(base, { recursive: true, encoding: 'utf8' }).map((file) =>
    path.posix.join(room, file.split(path.sep).join('/')),
  );
}

const rooms = readdirSync(path.join(root, 'packages'));
const sources = rooms.flatMap((room) => filesIn(`packages/${room}/src`));
const tests = [
  ...rooms.flatMap((room) => filesIn(`packages/${room}/test`)),
  ...filesIn('apps/cli/test'),
].filter((file) => file.endsWith('.ts'));
const testTexts = tests.map((file) => readFileSync(path.join(root, file), 'utf8'));

function cited(citations: readonly Citation[]): readonly string[] {
  if (citations.length === 0) return [];
  const words = citations.map(({ authors, doi, title, url, venue, year }) => {
    const where = doi === undefined ? url : `https://doi.org/${doi}`;
    return `- ${[authors, title, venue, String(year)].filter((part) => part !== undefined).join(', ')}${where === undefined ? '' : `. <${where}>`}`;
  });
  return ['', '## Sources', '', ...words];
}

function strategyPage(strategy: Strategy): string {
  const { assumptions, faultModel, medium, name, params, summary, surfaces, title } = strategy;
  const defaults = params.parse({});
  const bounds = [4, 7, 10, 31].map(
    (nodes) => `${String(faultModel.maxFaulty(nodes, defaults))} of ${String(nodes)}`,
  );
  const fitting = attacks.all
    .filter((attack) => fitOf(strategy, attack).fits)
    .map((attack) => `[${attack.name}](${attack.name}.md)`);
  return lines(
    [
      `# ${title}`,
      '',
      `Strategy \`${name}\`. ${summary}`,
      '',
      '```sh',
      `dmct run ${name} --nodes 10 --seed 1`,
      '```',
      '',
    ],
    `It speaks through ${medium}, and bears faults of ${faultModel.resource}: ${bounds.join(', ')}.`,
    ['', '## Assumptions', '', ...assumptions.map((each) => `- \`${each}\`: ${ASSUMPTIONS[each]}`)],
    parameterTable(params),
    [
      '',
      '## Where it can be bitten',
      '',
      `Surfaces: ${surfaces.map(({ kind }) => kind).join(', ')}. Attacks that fit: ${fitting.join(', ')}.`,
    ],
    cited(strategy.citations),
  );
}

function attackPage(attack: Attack): string {
  const { expects, name, needs, params, powers, summary, title } = attack;
  const breaks = attack.breaks(params.parse({}));
  const fitting = strategies.all
    .filter((strategy) => fitOf(strategy, attack).fits)
    .map((strategy) => `[${strategy.name}](${strategy.name}.md)`);
  return lines(
    [`# ${title}`, '', `Attack \`${name}\`. ${summary}`, '', expects.summary, ''],
    [
      `- needs the surfaces: ${needs.map((need) => (typeof need === 'string' ? need : need.join(' or '))).join(', ') || 'none'}`,
    ],
    [`- uses the powers: ${powers.join(', ') || 'none beyond its share'}`],
    [`- breaks, with its default parameters: ${breaks.join(', ') || 'no assumption'}`],
    [`- where it bites, these properties fall: ${expects.violates.join(', ') || 'none'}`],
    [`- fits: ${fitting.join(', ') || 'none'}`],
    parameterTable(params),
    cited(attack.citations),
  );
}

function reporterPage({ media, name, needsTrace, reports, summary, title }: Reporter): string {
  return lines(
    [
      `# ${title}`,
      '',
      `Reporter \`${name}\`: ${summary}.`,
      '',
      '```sh',
      `dmct run pbft --reporter ${name}`,
      '```',
      '',
    ],
    `It writes ${media}, of: ${reports.join(', ')}.${needsTrace === true ? ' It needs the trace.' : ''}`,
  );
}

const pages = new Map<string, string>([
  ...strategies.all.map((each) => [each.name, strategyPage(each)] as const),
  ...attacks.all.map((each) => [each.name, attackPage(each)] as const),
  ...reporters.all.map((each) => [each.name, reporterPage(each)] as const),
  ...claims.all.map((each) => [`claims/${each.id}`, claimPage(each)] as const),
  ...validations.all.map((each) => [`validations/${each.id}`, validationPage(each)] as const),
]);

function indexPage(): string {
  const list = (all: readonly { name: string; summary: string }[]): readonly string[] =>
    all.map(({ name, summary }) => `- [${name}](${name}.md): ${summary}`);
  return lines(
    [
      '# Plugins',
      '',
      'Written by `packages/catalog/test/plugin-pages.test.ts` from the registry itself (UPDATE_DOCS=1).',
      '',
    ],
    ['## Strategies', '', ...list(strategies.all), '', '## Attacks', '', ...list(attacks.all)],
    ['', '## Reporters', '', ...list(reporters.all), ''],
    ['## Claims', '', 'What came out: [claims](../claims.md).', ''],
    claims.all.map(({ id, statement }) => `- [${id}](claims/${id}.md): ${statement}`),
    ['', '## Published results', '', 'What came out: [validation](../validation.md).', ''],
    validations.all.map(({ id, title }) => `- [${id}](validations/${id}.md): ${title}`),
  );
}

describe('docs/plugins', () => {
  it.each([['README', indexPage()] as const, ...pages])(
    '%s.md is in step (UPDATE_DOCS=1 writes it)',
    (name, page) => {
      const file = path.join(folder, `${name}.md`);
      if (process.env['UPDATE_DOCS'] === '1') {
        mkdirSync(path.dirname(file), { recursive: true });
        writeFileSync(file, page);
      } else expect(existsSync(file) ? readFileSync(file, 'utf8') : `${name}.md is missing`).toBe(page);
    },
  );

  it('has no page of a plugin that is gone, and no two plugins share a page', () => {
    const names = filesIn('docs/plugins')
      .filter((file) => file.endsWith('.md'))
      .map((file) => path.posix.relative('docs/plugins', file).replace(/\.md$/, ''));
    expect(names.filter((name) => name !== 'README' && !pages.has(name))).toEqual([]);
    const kinds = [strategies, attacks, reporters, claims, validations];
    expect(pages.size).toBe(kinds.reduce((sum, { all }) => sum + all.length, 0));
  });
});

describe('what every plugin brings', () => {
  const isTested = (name: string): boolean =>
    testTexts.some((text) => new RegExp(`['"\`/ ]${name}['"\`. ]`).test(text));

  it.each(strategies.all.map((each) => [each.name, each] as const))('strategy %s', (name, strategy) => {
    const [home] = sources
      .filter((file) => readFileSafely(file).includes(`name: '${name}',`))
      .map((file) => file.split('/')[1] ?? '');
    const missing = [
      ...(strategy.citations.length > 0 ? [] : ['a citation of its paper']),
      ...(home === undefined ? [`a source whose plugin says name: '${name}'`] : []),
      ...['conformance', 'paper']
        .filter(
          (room) =>
            home !== undefined && !tests.some((file) => file.startsWith(`packages/${home}/test/${room}`)),
        )
        .map((room) => `tests in packages/${home ?? ''}/test/${room}`),
      ...(home !== undefined && existsSync(path.join(root, 'packages', home, 'README.md'))
        ? []
        : ['a README']),
    ];
    expect(missing.map((what) => `add ${what}`)).toEqual([]);
  });

  it.each(attacks.all.map((each) => [each.name] as const))('attack %s', (name) => {
    const missing = [
      ...(sources.some((file) => file.endsWith(`/${name}.ts`))
        ? []
        : [`a source file ${name}.ts: file, plugin and page share one name`]),
      ...(isTested(name)
        ? []
        : [`a test that names '${name}': that it bites where it should, and where it shouldn't`]),
    ];
    expect(missing.map((what) => `add ${what}`)).toEqual([]);
  });

  it.each(reporters.all.map((each) => [each.name] as const))('reporter %s', (name) => {
    const missing = [
      ...(sources.some((file) => file.endsWith(`/${name}.ts`)) ? [] : [`a source file ${name}.ts`]),
      ...(isTested(name) ? [] : [`a test that names '${name}'`]),
    ];
    expect(missing.map((what) => `add ${what}`)).toEqual([]);
  });

  it('every file of an attack or a reporter is in the catalog', () => {
    const named = (room: string, all: readonly { name: string }[]): readonly string[] =>
      readdirSync(path.join(root, 'packages', room, 'src'))
        .filter((file) => file.endsWith('.ts') && file !== 'index.ts')
        .map((file) => file.replace(/\.ts$/, ''))
        .filter((name) => !all.some((each) => each.name === name))
        .map(
          (name) => `add ${name} to packages/catalog, or move packages/${room}/src/${name}.ts into a folder`,
        );
    expect([...named('attacks', attacks.all), ...named('reporters', reporters.all)]).toEqual([]);
  });
});

function readFileSafely(file: string): string {
  return file.endsWith('.ts') ? readFileSync(path.join(root, file), 'utf8') : '';
}
