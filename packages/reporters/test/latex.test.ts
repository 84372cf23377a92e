import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fc, test } from '@fast-check/vitest';
import { latex } from '@dmct/reporters';
import { expect, it } from 'vitest';
import { escapeLatex } from '../src/latex/escape.js';
import { collectingSink, comparison } from './fixtures.js';
import { groupsOf, unknownCommands } from './tex.js';

const page = (): string => {
  const sink = collectingSink();
  void latex
    .open(sink, { kind: 'compare', version: '0.1.0', command: 'dmct compare' })
    .onFinish({ kind: 'compare', comparison });
  return sink.text();
};

it('a page has balanced groups and environments, and no command but those of its packages', () => {
  const text = page();
  expect(unknownCommands(text)).toEqual([]);
  expect(groupsOf(text)).toEqual({ openGroups: 0, openEnvironments: [] });
  expect(text).toContain('\\toprule');
  expect(text).toContain('\\begin{axis}');
  expect(text).not.toMatch(/NaN|Infinity|undefined|\[object/);
});

it('every row of a table has as many cells as the table has columns', () => {
  const tables = page().match(/\\begin\{longtable\}[^]*?\\end\{longtable\}/g) ?? [];
  expect(tables.length).toBeGreaterThan(4);
  for (const table of tables) {
    const columns = table.split('\n')[0]?.match(/\}p\{/g)?.length ?? 0;
    const rows = table.split('\n').filter((line) => line.endsWith(' \\\\'));
    expect(rows.length).toBeGreaterThan(1);
    for (const row of rows) expect(row.replaceAll('\\&', '').split(' & ').length, row).toBe(columns);
  }
});

it('columns and what is between them are as wide as the text, whatever the paper', () => {
  const specifications = page().match(/\\begin\{longtable\}.*/g) ?? [];
  expect(specifications.length).toBeGreaterThan(4);
  for (const specification of specifications) {
    const widths = [...specification.matchAll(/\\dimexpr([0-9.]+)\\linewidth-([0-9.]+)\\tabcolsep/g)];
    const sum = (part: 1 | 2): number => widths.reduce((total, width) => total + Number(width[part]), 0);
    expect(sum(1)).toBeLessThanOrEqual(1);
    expect(sum(1)).toBeGreaterThan(0.98);
    // Two a gap: one of each neighbour.
    expect(sum(2)).toBeCloseTo(2 * (widths.length - 1), 1);
  }
});

it.runIf(spawnSync('pdflatex', ['--version']).status === 0).each(['a4paper', 'letterpaper'])(
  'nothing sticks out of %s, as TeX itself says',
  (paper) => {
    const folder = mkdtempSync(path.join(tmpdir(), 'dmct-tex-'));
    writeFileSync(path.join(folder, 'page.tex'), page().replace('a4paper', paper));
    const words = ['-interaction=nonstopmode', 'page.tex'];
    const { status, stdout } = spawnSync('pdflatex', words, { cwd: folder, encoding: 'latin1' });
    rmSync(folder, { recursive: true });
    expect(status).toBe(0);
    expect(stdout.match(/Overfull \\hbox.*/g)).toBeNull();
  },
);

it('keeps the hyphens of a command apart, which TeX would join', () => {
  expect(escapeLatex('--nodes 4')).toBe('-{}-nodes 4');
  expect(escapeLatex('50 % of $x_1 & y# {z}~^\\input')).toBe(
    '50 \\% of \\$x\\_1 \\& y\\# \\{z\\}\\textasciitilde{}\\textasciicircum{}\\textbackslash{}input',
  );
});

test.prop([fc.oneof(fc.string(), fc.string({ unit: 'binary' }))])(
  'any text is set as text: no command of its own, no comment, no open group',
  (text) => {
    const escaped = escapeLatex(text);
    expect(unknownCommands(escaped)).toEqual([]);
    expect(groupsOf(escaped)).toEqual({ openGroups: 0, openEnvironments: [] });
    // Without what the escape itself writes, no special character is left.
    const rest = escaped.replaceAll(/\\[a-zA-Z]+(?:\{\d?\})?|\\[{}$&#_%()]|\{\[\}|\{\]\}|\{\}/g, '');
    expect(rest).not.toMatch(/[\\{}$&#^_~%]|\n/);
    expect(rest).toMatch(/^[\u0020-\u007e\u00bf-\u017e]*$/);
  },
);
