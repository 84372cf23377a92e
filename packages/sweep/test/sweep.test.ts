import { UsageError } from '@dmct/core';
import { summarise } from '@dmct/simulator';
import {
  COLUMNS,
  canonicalJson,
  csvHead,
  csvLine,
  headerOf,
  parseHeader,
  parseRecord,
  planSweep,
  readSweeps,
  recordOf,
  refusedRecord,
  Summariser,
  sweepTasks,
} from '@dmct/sweep';
import fc from 'fast-check';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { createResult, createTestRegistry } from './fixtures.js';

const registry = createTestRegistry();
const resolve = (raw: object) => readSweeps('a config', { grid: raw }).get('grid')!;
const plan = (raw: object) => planSweep(registry, 'grid', resolve(raw));

describe('a plan', () => {
  it('is the grid of all axes, strategies outermost', () => {
    const { cells, runs } = plan({
      strategies: ['plain', { name: 'voting', params: { width: [1, 2] } }],
      attacks: ['none', 'stuffing'],
      nodes: [4, 7],
      conditions: { jitterFraction: [0, 0.1] },
      seeds: 3,
    });
    expect(cells).toHaveLength(3 * 2 * 2 * 2);
    expect(runs).toBe(72);
    expect(cells.map(({ cell }) => cell)).toEqual([...cells.keys()]);
    expect(cells[0]?.scenario).toMatchObject({
      strategy: 'plain',
      attack: 'none',
      nodes: 4,
      conditions: { jitterFraction: 0 },
    });
    expect(cells[1]?.scenario.conditions).toEqual({ jitterFraction: 0.1 });
    expect(
      cells
        .filter(({ refused }) => refused !== null)
        .map(({ scenario }) => `${scenario.strategy} ${scenario.attack}`),
    ).toEqual(Array(4).fill('plain stuffing'));
  });

  it("own traitors: none without an attack, else the strategy's own f; equal cells stand once", () => {
    const { cells } = plan({
      strategies: [{ name: 'voting', params: { width: 2 } }],
      attacks: ['none', 'hush'],
      nodes: 6,
      traitors: ['own', 0],
    });
    expect(cells.map(({ scenario }) => [scenario.attack, scenario.traitors])).toEqual([
      ['none', 0],
      ['hush', 4],
      ['hush', 0],
    ]);
  });

  it('has a hash of the config with its defaults', () => {
    const one = { strategies: ['plain'], seeds: 20 };
    expect(plan({ strategies: ['plain'] }).configHash).toBe(plan(one).configHash);
    for (const change of [{ seeds: 21 }, { seed: 2 }, { nodes: 11 }, { title: 'x' }])
      expect(plan({ ...one, ...change }).configHash).not.toBe(plan(one).configHash);
  });

  it.each<[object, RegExp]>([
    [{}, /sweep grid: strategies must be a list$/],
    [{ strategies: [] }, /strategies needs at least 1 entry/],
    [{ strategies: ['plain'], nodes: 0 }, /nodes must be at least 1 .*given: 0/],
    [{ strategies: ['plain'], nodes: [4, 'x'] }, /nodes\.1 must be a number \(given: "x"\)/],
    [{ strategies: ['plain'], traitors: 'all' }, /traitors must be a number, or "own"/],
    [{ strategies: ['plain'], topology: 'moon' }, /topology must be one of: "cities"/],
    [{ strategies: ['plain'], seed: 1.5 }, /seed must be a whole number/],
    [{ strategies: ['plain'], node: 4 }, /has no field "node"/],
    [{ strategies: [{ name: 'plain', parms: {} }] }, /has no field "parms"/],
    [{ strategies: ['plane'] }, /no strategy "plane".*plain/],
    [{ strategies: [{ name: 'plain', params: { widht: 2 } }] }, /no parameter "widht".*"width"/],
    [{ strategies: ['plain'], conditions: { los: 1 } }, /no parameter "los"/],
    [
      { strategies: ['plain'], nodes: Array(400).fill(4), traitors: Array(400).fill(0) },
      /160000 cells, above the limit of 100000: take fewer, or --beyond-limits/,
    ],
    [{ strategies: ['plain'], nodes: Array(100).fill(4), seeds: 1e6 }, /above the limit of 10000000 in all/],
  ])('refuses %j in one line', (raw, says) => {
    const attempt = () => plan(raw);
    expect(attempt).toThrow(UsageError);
    expect(attempt).toThrow(says);
    expect(attempt).toThrow(/^[^\n]+$/);
  });

  it('takes anything for a config and gives sweeps or one line', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (raw) => {
        try {
          readSweeps('a config', { grid: raw });
        } catch (error) {
          expect(error).toBeInstanceOf(UsageError);
          expect((error as Error).message).not.toContain('\n');
        }
      }),
      { seed: 1 },
    );
  });
});

describe('tasks', () => {
  it('cover each run that is left once, with its seed', () => {
    const grid = plan({ strategies: ['plain', 'voting'], seeds: 23, seed: 100 });
    const done = new Set([0, 5, 22, 23, 45]);
    const tasks = sweepTasks(grid, (run) => done.has(run));
    const runs = tasks.flatMap((task) => task.runs);
    expect(runs).toEqual([...Array(46).keys()].filter((run) => !done.has(run)));
    expect(tasks.flatMap(({ seeds }) => seeds)).toEqual(runs.map((run) => 100 + (run % 23)));
    expect(tasks.every(({ cell, runs: own }) => own.every((run) => Math.floor(run / 23) === cell))).toBe(
      true,
    );
  });
});

const identity = {
  run: 3,
  cell: 1,
  scenario: { strategy: 'plain', attack: 'none', nodes: 4, traitors: 1, seed: 7, params: { width: 2 } },
};

describe('rows', () => {
  it('have the columns of the schema, in memory, as JSON and as CSV', () => {
    for (const record of [
      recordOf(identity, createResult()),
      refusedRecord(identity, 'too "many", really'),
    ]) {
      expect(Object.keys(record).sort()).toEqual(COLUMNS.map(({ name }) => name).sort());
      expect(parseRecord(JSON.stringify(record))).toEqual(record);
      expect(
        csvLine(record)
          .replaceAll(/"(?:[^"]|"")*"/g, '')
          .split(','),
      ).toHaveLength(csvHead().split(',').length);
    }
  });

  it.each([
    ['', 'no JSON'],
    ['{"run":1}', 'columns missing'],
    ['[]', 'a list'],
    [`{"__proto__":{"right":true},"run":1}`, '__proto__'],
    ['['.repeat(100) + ']'.repeat(100), 'depth'],
  ])('%s is none (%s)', (line) => expect(parseRecord(line)).toBeNull());

  it('a wrong type, a further column, an overlong line are none', () => {
    const record = recordOf(identity, createResult());
    expect(parseRecord(JSON.stringify({ ...record, run: 'x' }))).toBeNull();
    expect(parseRecord(JSON.stringify({ ...record, run: 1.5 }))).toBeNull();
    expect(parseRecord(JSON.stringify({ ...record, more: 1 }))).toBeNull();
    expect(parseRecord(JSON.stringify({ ...record, replay: 'x'.repeat(100_000) }))).toBeNull();
  });

  it('any text is a header or none', () => {
    const header = headerOf(plan({ strategies: ['plain'] }));
    expect(parseHeader(JSON.stringify(header))).toEqual(header);
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => parseHeader(text) === null),
      { seed: 1 },
    );
  });

  it('keys are in order, whatever the order they came in', () => {
    expect(canonicalJson({ b: [{ d: 1, c: 2 }], a: null })).toBe('{"a":null,"b":[{"c":2,"d":1}]}');
  });
});

it('a summary from rows is the summary of the results', () => {
  const grid = plan({ strategies: ['plain'], seeds: 250 });
  const results = Array.from({ length: 250 }, (_, run) =>
    createResult({
      seed: run + 1,
      finalitySeconds: run % 3 === 0 ? null : { mean: run / 7, p50: 1, p99: 1, max: 1 },
      hardware: { antennas: run },
      assumptionsBroken: run === 9 ? ['reliable-links'] : [],
      replay: `dmct run plain --seed ${String(run + 1)}`,
      verdicts: { ...createResult().verdicts, agreement: run % 50 === 49 ? 'violated' : 'holds' },
    }),
  );
  const summariser = new Summariser(grid);
  results.forEach((result, run) => {
    const scenario = { ...grid.cells[0]!.scenario, seed: run + 1 };
    summariser.add(parseRecord(JSON.stringify(recordOf({ run, cell: 0, scenario }, result)))!);
  });
  expect(summariser.finish().cells[0]?.measured).toEqual(summarise(results));
});

it('docs/results-schema.md lists the columns (UPDATE_DOCS=1 rewrites the list)', () => {
  const file = fileURLToPath(new URL('../../../docs/results-schema.md', import.meta.url));
  const [begin, end] = [
    '<!-- columns: written by packages/sweep/test/sweep.test.ts -->',
    '<!-- /columns -->',
  ];
  const text = readFileSync(file, 'utf8');
  const table = [
    '| column | type | null | what it holds |',
    '|---|---|---|---|',
    ...COLUMNS.map(
      ({ name, type, isNullable, description }) =>
        `| \`${name}\` | ${type} | ${isNullable ? 'yes' : ''} | ${description} |`,
    ),
  ].join('\n');
  const wanted = `${text.split(begin)[0]}${begin}\n${table}\n${end}${text.split(end)[1]}`;
  if (process.env['UPDATE_DOCS'] === '1') writeFileSync(file, wanted);
  else expect(text).toBe(wanted);
});
