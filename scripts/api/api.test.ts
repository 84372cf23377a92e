import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { unsaid, unsaidSource } from './docstrings.ts';
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

  it('says what it throws, the units and shapes of its numbers, and where a protocol has them from', () => {
    expect(entries.flatMap(({ file, unsaid }) => unsaid.map((each) => `${file}: ${each}`))).toEqual([]);
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

/** What is found missing in a module of this text. */
const missing = (text: string, find = unsaid): readonly string[] => {
  const file = '/module.ts';
  const lists =
    'interface Array<T> { at: T } interface ReadonlyArray<T> { at: T } interface Float64Array { at: number }';
  const sources = new Map(
    Object.entries({ [file]: text, '/lists.d.ts': lists }).map(([name, content]) => [
      name,
      ts.createSourceFile(name, content, ts.ScriptTarget.ES2022, true),
    ]),
  );
  const host = ts.createCompilerHost({});
  const program = ts.createProgram(
    [...sources.keys()],
    { noLib: true },
    { ...host, getSourceFile: (name) => sources.get(name) },
  );
  const checker = program.getTypeChecker();
  const symbol = checker.getSymbolAtLocation(sources.get(file) as ts.SourceFile);
  const exported = symbol === undefined ? [] : checker.getExportsOfModule(symbol);
  return exported.flatMap((each) => find(checker, each.name, each.declarations?.[0] as ts.Declaration));
};

describe('what a docstring must say', () => {
  it.each([
    [
      '/** Halves. */ export function half(n: number) { if (n < 0) throw new Error(); return String(n); }',
      'half: say what it throws, and when',
    ],
    [
      '/** A book. */ export class Book { /** Opens it. */ open() { throw 1; } }',
      'Book.open: say what it throws, and when',
    ],
    ['/** Waits. */ export function wait(delay: number) {}', 'wait.delay: say its unit, or what it counts'],
    [
      '/** A wave. */ export interface Wave { readonly power: number | null }',
      'Wave.power: say its unit, or what it counts',
    ],
    [
      '/** Checks a count. */ export function check(count: number) { assertInteger(count); }',
      'check: say what it throws, and when',
    ],
    [
      '/** Waits. */ export const wait = (seconds: number) => { assertPositive(seconds); };',
      'wait: say what it throws, and when',
    ],
    ['/** Sums. */ export function sum(samples: readonly number[]) {}', 'sum.samples: say its shape'],
    [
      '/** A field. */ export interface Field { delaysSeconds: number[][] }',
      'Field.delaysSeconds: say its shape',
    ],
    [
      '/** How strong. */ export function strength(): number { return 1; }',
      'strength: say the unit of what it returns, or what it counts',
    ],
    [
      '/** Power, W. */ export function powers(): readonly number[] { return []; }',
      'powers: say the shape of what it returns',
    ],
    [
      '/** A book. */ export class Book { thickness = 1; private depthOf = 2; }',
      'Book.thickness: say its unit, or what it counts',
    ],
  ])('misses it: %s', (text, says) => {
    expect(missing(text)).toEqual([says]);
  });

  it.each([
    '/** Halves a count. Throws a RangeError for less than 0. */ export function halfCount(n: number) { if (n < 0) throw new Error(); return n / 2; }',
    '/** Looks. */ export function look() { try { throw 1; } catch { return null; } }',
    '/** Makes. */ export function make() { return () => { throw 1; }; }',
    '/** A book. */ export class Book { private open() { throw 1; } #shut() { throw 1; } }',
    '/** Waits. */ export function wait(delaySecondsMax: number, index: number, peers: string) {}',
    '/** A wave. */ export interface Wave {\n /** W. */ readonly power: number }',
    '/** Power, W. */ export interface Power { readonly value: number }',
    '/** Checks. */ export function check(count: number) { try { assertInteger(count); } catch { return; } }',
    '/** Power, W, one entry an antenna. */ export function powers(): Float64Array { return null!; }',
    '/** Names. */ export function list(names: readonly string[]): readonly string[] { return names; }',
    '/** Metres. */ export function lengthMetres(): number { return 1; }',
  ])('is content with: %s', (text) => {
    expect(missing(text)).toEqual([]);
  });
});

describe('where a protocol has its numbers from', () => {
  const bound = 'export function bound(nodes: number): number { return nodes; }';
  it.each([
    [`/** How many. */ ${bound}`, ['bound: say its source']],
    [`/** How many (Lamport 1982). */ ${bound}`, []],
    [`// Bracha 1987, theorem 2.\n/** How many. */ ${bound}`, []],
    ['/** Who. */ export function who(): string { return ""; }', []],
  ])('%s', (text, says) => {
    expect(missing(text, unsaidSource)).toEqual(says);
  });
});

it('docs/api speaks of no package that is gone', () => {
  const pages = readdirSync(folder).filter((file) => file !== 'README.md');
  expect(pages.map((file) => file.replace(/\.md$/, ''))).toEqual([...api.keys()]);
});
