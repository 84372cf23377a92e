import { builtInReporters } from '@dmct/reporters';
import { expect, it } from 'vitest';
import { collectingSink, comparison } from './fixtures.js';

const header = { kind: 'compare', version: '0.1.0', command: 'dmct compare' } as const;

function write(name: string, options: Parameters<typeof collectingSink>[0] = {}): string {
  const reporter = builtInReporters.find((each) => each.name === name);
  if (reporter === undefined) throw new Error(`no reporter ${name}`);
  const sink = collectingSink(options);
  reporter.open(sink, header).onFinish({ kind: 'compare', comparison });
  return sink.text();
}

it('every reporter ends its text with one line end, and never prints NaN or an infinity', () => {
  for (const { name, reports } of builtInReporters.filter((each) => each.reports.includes('compare'))) {
    const text = write(name);
    expect(text, `${name} ${String(reports)}`).toMatch(/[^\n]\n$/);
    expect(text).not.toMatch(/NaN|Infinity|undefined|\[object/);
  }
});

it('json is the comparison, an infinity is null', () => {
  const parsed = JSON.parse(write('json')) as typeof comparison;
  expect(Object.keys(parsed)).toEqual(
    expect.arrayContaining(['schemaVersion', 'version', 'conditions', 'rows']),
  );
  expect(parsed.rows).toHaveLength(6);
  expect(parsed.rows[0]?.measured?.intervals['finalitySeconds']).toEqual({ low: null, high: null });
  expect(parsed.rows[0]?.measured?.finalitySeconds?.mean).toBe(0.0671);
});

it.each([40, 60, 80, 100, 200])('the terminal stays within %i columns and never beyond 100', (columns) => {
  const longest = Math.max(
    ...write('terminal', { columns })
      .split('\n')
      .map((line) => line.length),
  );
  expect(longest).toBeLessThanOrEqual(Math.min(columns < 60 ? 60 : columns, 100));
});

it('the terminal colours only where the sink wants it, and colour changes nothing else', () => {
  const plain = write('terminal');
  // eslint-disable-next-line no-control-regex -- the escape is what is looked for
  const escapes = /\u001b\[\d+m/g;
  expect(plain).not.toMatch(escapes);
  const coloured = write('terminal', { colour: true });
  expect(coloured).toMatch(escapes);
  expect(coloured.replaceAll(escapes, '')).toBe(plain);
});

it('claimed stands beside measured, refusals have their reason, failures their replay', () => {
  for (const name of ['terminal', 'markdown']) {
    const text = write(name).replaceAll(/\s+/g, ' ');
    expect(text).toContain('claimed');
    expect(text).toContain('15.7 GWh');
    expect(text).toContain('(14.1–17.3)');
    expect(text).toContain('67.1 ms (60.4–73.8)'); // the attack's table
    expect(text).toContain('bandwidth 2 GHz');
    expect(text).toContain('17/20 (75–95 %)');
    expect(text).toContain('termination 3');
    expect(text).toContain('nothing decided');
    expect(text).toContain('double-spend needs the surface chain');
    expect(text).toMatch(/First failure, pbft: `dmct run pbft|first failure, pbft: dmct run pbft/);
  }
});

it('a markdown table has as many cells in each row as in its head, whatever the cells hold', () => {
  const tables = write('markdown')
    .split('\n\n')
    .filter((block) => block.startsWith('|'));
  expect(tables.length).toBeGreaterThan(3);
  for (const table of tables) {
    const counts = table.split('\n').map((line) => line.replaceAll('\\|', '').split('|').length);
    expect(new Set(counts).size).toBe(1);
  }
});

it('csv quotes what holds a comma, and every line has the columns of the head', () => {
  const [head = '', ...lines] = write('csv').trimEnd().split('\n');
  const cells = (line: string): number => line.replaceAll(/"(?:[^"]|"")*"/g, '').split(',').length;
  expect(lines).toHaveLength(6);
  expect(lines.map(cells)).toEqual(lines.map(() => head.split(',').length));
});
