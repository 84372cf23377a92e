import type { ValidationReport } from '@dmct/core';
import { builtInReporters, story } from '@dmct/reporters';
import { describe, expect, it } from 'vitest';
import { collectingSink, comparison } from './fixtures.js';

const header = { kind: 'compare', version: '0.1.0', command: 'dmct compare' } as const;

function write(name: string, options: Parameters<typeof collectingSink>[0] = {}): string {
  const reporter = builtInReporters.find((each) => each.name === name);
  if (reporter === undefined) throw new Error(`no reporter ${name}`);
  const sink = collectingSink(options);
  void reporter.open(sink, header).onFinish({ kind: 'compare', comparison });
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

describe('validate', () => {
  const row = {
    id: 'C3',
    title: 'whether some run disagrees',
    source: 'A. Author, A paper | with a bar, 1999',
    params: { n: 4, quorum: 2 },
    kind: 'exact',
    expected: 1,
    measured: 1,
    tolerance: 0,
    samples: 7,
    evidence: 'dmct run pbft --seed 7',
    verdict: 'pass',
  } as const;
  const validation: ValidationReport = {
    schemaVersion: 1,
    version: '0.1.0',
    quick: false,
    seed: 1,
    rows: [
      row,
      { ...row, params: { n: 4, quorum: 3 }, measured: 0, evidence: null, verdict: 'fail' },
      {
        ...row,
        id: 'A5',
        title: 'another',
        source: 'B. Author',
        kind: 'reported',
        evidence: null,
        verdict: 'fail',
      },
      { ...row, id: 'C9', evidence: null, beside: { label: 'true race', value: 0.25 } },
    ],
  };
  const page = (name: string): string => {
    const sink = collectingSink({});
    const command = 'dmct validate C3 --quick';
    void builtInReporters
      .find((each) => each.name === name)
      ?.open(sink, { kind: 'validate', version: '0.1.0', command })
      .onFinish({ kind: 'validate', validation });
    return sink.text();
  };

  it.each(['terminal', 'markdown'])('%s: each row under its title and source, verdicts counted', (name) => {
    const text = page(name).replaceAll(/\s+/g, ' ');
    for (const part of ['hether some run disagrees', 'A. Author', 'n=4 quorum=2', 'dmct run pbft --seed 7'])
      expect(text).toContain(part);
    expect(text).toContain('2 passed, 1 failed, 1 reported, not gated');
    expect(text).toContain('1 (true race: 0.25)');
  });

  it('markdown: rows of one paper stand together; version, seed and command at the foot', () => {
    const text = page('markdown');
    expect(text.match(/^##+ .*/gm)).toEqual([
      '## A. Author, A paper | with a bar, 1999',
      '### C3',
      '### C9',
      '## B. Author',
      '### A5',
    ]);
    expect(text.trimEnd()).toMatch(/DMCT Lab 0\.1\.0, seed 1: `dmct validate C3 --quick`$/);
    expect(text).toContain('outside; reported, not gated');
  });

  it('csv has a column for each field of a row, and for what was measured beside', () => {
    const lines = page('csv').trimEnd().split('\n');
    expect(lines[0]).toBe(
      'id,title,source,params,kind,expected,measured,tolerance,samples,evidence,verdict,besideLabel,beside',
    );
    expect(lines.at(-1)).toMatch(/,pass,true race,0\.25$/);
  });
});

it('story tells each event in words, and the verdicts last', () => {
  const sink = collectingSink({});
  const open = story.open(sink, { kind: 'run', version: '0.1.0', command: 'dmct run pbft' });
  const at = 20_500_000;
  open.onEvent?.({
    index: 3,
    at,
    kind: 'deliver',
    from: 0,
    to: 2,
    message: 'prepare',
    bytes: 9,
    sentAt: 0,
    value: 'attack',
  });
  open.onEvent?.({ index: 4, at, kind: 'decide', replica: 2, instance: 0, value: 'attack' });
  expect(sink.text()).toBe(
    '     3     0.020500 s  replica 2 hears prepare "attack" from 0\n' +
      '     4     0.020500 s  replica 2 DECIDES "attack" on 0\n',
  );
});
