import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { unsaid } from './docstrings.ts';
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

  it('says what it throws, and the units of its numbers', () => {
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

describe('what a docstring must say', () => {
  /** What is found missing in a module of this text. */
  const missing = (text: string): readonly string[] => {
    const file = '/module.ts';
    const source = ts.createSourceFile(file, text, ts.ScriptTarget.ES2022, true);
    const host = ts.createCompilerHost({});
    const program = ts.createProgram(
      [file],
      { noLib: true },
      {
        ...host,
        getSourceFile: (name) => (name === file ? source : undefined),
      },
    );
    const checker = program.getTypeChecker();
    const symbol = checker.getSymbolAtLocation(source);
    const exported = symbol === undefined ? [] : checker.getExportsOfModule(symbol);
    return exported.flatMap((each) => unsaid(checker, each.name, each.declarations?.[0] as ts.Declaration));
  };

  it.each([
    [
      '/** Halves. */ export function half(n: number) { if (n < 0) throw new Error(); return n / 2; }',
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
  ])('misses it: %s', (text, says) => {
    expect(missing(text)).toEqual([says]);
  });

  it.each([
    '/** Halves. Throws a RangeError for less than 0. */ export function half(n: number) { if (n < 0) throw new Error(); return n / 2; }',
    '/** Looks. */ export function look() { try { throw 1; } catch { return null; } }',
    '/** Makes. */ export function make() { return () => { throw 1; }; }',
    '/** A book. */ export class Book { private open() { throw 1; } #shut() { throw 1; } }',
    '/** Waits. */ export function wait(delaySecondsMax: number, index: number, peers: string) {}',
    '/** A wave. */ export interface Wave {\n /** W. */ readonly power: number }',
    '/** Power, W. */ export interface Power { readonly value: number }',
  ])('is content with: %s', (text) => {
    expect(missing(text)).toEqual([]);
  });
});

it('docs/api speaks of no package that is gone', () => {
  const pages = readdirSync(folder).filter((file) => file !== 'README.md');
  expect(pages.map((file) => file.replace(/\.md$/, ''))).toEqual([...api.keys()]);
});
