import {
  appendFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import path from 'node:path';
import { asyncBufferFromFile, parquetReadObjects } from 'hyparquet';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { main } from '../src/cli.js';
import { fakeIo } from './fake-io.js';

let folder = '';
beforeEach(() => void (folder = mkdtempSync(path.join(tmpdir(), 'dmct-sweep-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function dmct(line: string) {
  const io = fakeIo({ cwd: folder });
  const status = await main(line.split(' '), io);
  return { status, out: io.out(), err: io.err() };
}

const GRID = { strategies: ['generals', 'pbft'], attacks: ['none', 'silence'], nodes: [4, 7], seeds: 3 };
const config = (sweeps: object): void =>
  writeFileSync(path.join(folder, 'sweep.json'), JSON.stringify({ $schema: 'x', sweeps }));
const file = (ending: string): string => path.join(folder, 'results', `grid.${ending}`);
const read = (ending: string): string => readFileSync(file(ending), 'utf8');

describe('a sweep', () => {
  beforeEach(() => config({ grid: GRID }));

  it('runs the grid and writes rows, summary and manifest', async () => {
    const { status, out } = await dmct('sweep sweep.json');
    expect(status).toBe(0);
    expect(out).toMatch(/pbft {6}silence {2}7 {6}2 +3\/3 \(44–100 %\)/);
    expect(readdirSync(path.join(folder, 'results')).sort()).toEqual(
      ['csv', 'jsonl', 'manifest.json', 'parquet', 'summary.json'].map((ending) => `grid.${ending}`),
    );
    const rows = read('jsonl')
      .trimEnd()
      .split('\n')
      .slice(1)
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(rows.map(({ run }) => run)).toEqual([...Array(24).keys()]);
    // A row is what its replay command gives.
    const one = await dmct(`${String(rows[10]?.['replay']).slice('dmct '.length)} --reporter json`);
    expect(JSON.parse(one.out)).toMatchObject({
      traceHash: rows[10]?.['traceHash'],
      seed: rows[10]?.['seed'],
    });
    const summary = JSON.parse(read('summary.json')) as { cells: { measured: { runs: number } }[] };
    expect(summary.cells.map(({ measured }) => measured.runs)).toEqual(Array(8).fill(3));
    const manifest = JSON.parse(read('manifest.json')) as Record<string, unknown>;
    expect(manifest).toMatchObject({
      name: 'grid',
      runs: 24,
      seeds: { first: 1, count: 3 },
      node: process.version,
    });
    expect(manifest['configHash']).toMatch(/^[0-9a-f]{64}$/);
  });

  it('has the same rows as Parquet and as CSV', async () => {
    await dmct('sweep sweep.json');
    const rows = read('jsonl')
      .trimEnd()
      .split('\n')
      .slice(1)
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    const parquet = await parquetReadObjects({ file: await asyncBufferFromFile(file('parquet')) });
    const plain = parquet.map((row) =>
      Object.fromEntries(
        Object.entries(row).map(([name, value]) => [
          name,
          typeof value === 'bigint' ? Number(value) : (value as unknown),
        ]),
      ),
    );
    expect(plain).toEqual(rows);
    expect(read('csv').trimEnd().split('\n')).toHaveLength(25);
  });

  it('goes on where it was: a partial last line is cut, and the files come out the same', async () => {
    await dmct('sweep sweep.json');
    const whole = { jsonl: read('jsonl'), csv: read('csv'), summary: read('summary.json') };
    const parquet = readFileSync(file('parquet'));
    for (const ending of ['csv', 'parquet', 'summary.json', 'manifest.json']) rmSync(file(ending));
    truncateSync(file('jsonl'), Math.floor(whole.jsonl.length * 0.6));
    const { status, err } = await dmct('sweep sweep.json');
    expect(status).toBe(0);
    expect(err).toMatch(/\d+ runs to do, 1\d there already\n/);
    expect({ jsonl: read('jsonl'), csv: read('csv'), summary: read('summary.json') }).toEqual(whole);
    expect(readFileSync(file('parquet')).equals(parquet)).toBe(true);
    expect((await dmct('sweep sweep.json')).err).toContain('0 runs to do, 24 there already');
  });

  it('--plan says what there is to do, and leaves nothing', async () => {
    const { status, out, err } = await dmct('sweep sweep.json --plan');
    expect({ status, err, isThere: existsSync(path.join(folder, 'results')) }).toEqual({
      status: 0,
      err: '',
      isThere: false,
    });
    expect(out).toMatch(
      /^sweep grid\n {2}8 cells of 3 runs, seeds from 1; 24 runs to do\n {2}about .* with 1 worker: a guess from one run of 8 cells; .*\n$/,
    );
  });

  it('--plan looks at what is there, and leaves it as it is', async () => {
    await dmct('sweep sweep.json');
    truncateSync(file('jsonl'), statSync(file('jsonl')).size - 10);
    const partial = read('jsonl');
    const { out } = await dmct('sweep sweep.json --plan');
    expect(out).toContain('1 run to do, 23 there already');
    expect(read('jsonl')).toBe(partial);
    writeFileSync(file('jsonl'), '');
    expect((await dmct('sweep sweep.json --plan')).out).toContain('24 runs to do\n');
    expect(read('jsonl')).toBe('');
  });

  describe('two at once', () => {
    const lock = (text: string): void => {
      mkdirSync(path.join(folder, 'results'), { recursive: true });
      writeFileSync(file('jsonl.lock'), text);
    };
    const refusal =
      /^dmct: another sweep is writing results\/grid\.jsonl.*: wait for it, .*delete results\/grid\.jsonl\.lock if it is gone\n$/;

    it('the second is refused, and the first comes out whole', async () => {
      const [first, second] = await Promise.all([dmct('sweep sweep.json'), dmct('sweep sweep.json')]);
      expect([first.status, second.status].sort()).toEqual([0, 64]);
      expect(first.status === 64 ? first.err : second.err).toMatch(refusal);
      expect(read('jsonl').split('\n')).toHaveLength(1 + 24 + 1);
      expect(existsSync(file('jsonl.lock'))).toBe(false);
    });
    it.each([
      ['a process that runs', `${String(process.ppid)} ${hostname()}\n`],
      ['a process of another machine', '1 elsewhere\n'],
      ['nobody known', 'shopping'],
      ['who has not said so yet', ''],
    ])('the lock of %s is respected', async (_, text) => {
      lock(text);
      const { status, err } = await dmct('sweep sweep.json');
      expect({ status, err }).toEqual({ status: 64, err: expect.stringMatching(refusal) as string });
      expect(readFileSync(file('jsonl.lock'), 'utf8')).toBe(text);
      // A plan takes nothing.
      expect((await dmct('sweep sweep.json --plan')).status).toBe(0);
    });
    it.each([
      ['a process that is gone', `4194305 ${hostname()}\n`],
      ['an earlier process of the same number', `${String(process.pid)} ${hostname()}\n`],
    ])('the lock of %s is taken over', async (_, text) => {
      lock(text);
      expect((await dmct('sweep sweep.json')).status).toBe(0);
      expect(readdirSync(path.join(folder, 'results')).filter((name) => name.includes('lock'))).toEqual([]);
    });
  });

  it('runs no cell above the limits, unless it is told to', async () => {
    config({
      grid: {
        strategies: ['pbft'],
        nodes: [4, 2000],
        workload: 'log',
        conditions: { requests: 1000 },
        seeds: 1,
      },
    });
    const { out } = await dmct('sweep sweep.json --plan');
    expect(out).toMatch(
      /1 cell of 1 run, .*\n.*1 cell can't be run:\n {4}1: nodes² × requests is 4\.00e\+9, above the limit .*--beyond-limits/,
    );
    config({ grid: { ...GRID, nodes: Array(1000).fill(4), attacks: Array(300).fill('none') } });
    expect((await dmct('sweep sweep.json --plan')).err).toMatch(/600000 cells, above the limit of 100000/);
  });

  it('never mixes the runs of two configs or versions, and --fresh begins anew', async () => {
    await dmct('sweep sweep.json');
    const before = read('jsonl');
    config({ grid: { ...GRID, seeds: 4 } });
    const other = await dmct('sweep sweep.json');
    expect({ status: other.status, out: other.out }).toEqual({ status: 64, out: '' });
    expect(other.err).toMatch(
      /^dmct: .*another config.*--fresh throws them away, --out FOLDER writes elsewhere\n$/,
    );
    expect(read('jsonl')).toBe(before);
    expect((await dmct('sweep sweep.json --fresh')).status).toBe(0);
    expect(read('jsonl').split('\n')).toHaveLength(1 + 32 + 1);
    writeFileSync(file('jsonl'), read('jsonl').replace(/"version":"[^"]*"/, '"version":"0.0.9"'));
    expect((await dmct('sweep sweep.json')).err).toMatch(/holds runs of version 0\.0\.9 \(this is /);
  });

  it.each<[string, (file: string) => void, RegExp]>([
    ['another file', (name) => writeFileSync(name, 'shopping\n'), /its first line is no header/],
    [
      'a run of another cell',
      (name) => appendFileSync(name, read('jsonl').split('\n')[1]!.replace('"cell":0', '"cell":1') + '\n'),
      /line 26 is no run of this sweep/,
    ],
    ['a key __proto__', (name) => appendFileSync(name, '{"__proto__":{}}\n'), /line 26 is no run/],
    ['a broken line', (name) => appendFileSync(name, '{"run":1\n'), /line 26 is no run/],
    ['an endless line', (name) => appendFileSync(name, 'x'.repeat(500_000)), /line 26 is too long/],
  ])('refuses %s, and leaves it as it is', async (_, spoil, says) => {
    await dmct('sweep sweep.json');
    spoil(file('jsonl'));
    const { size } = statSync(file('jsonl'));
    const { status, err } = await dmct('sweep sweep.json');
    expect(status).toBe(64);
    expect(err).toMatch(says);
    expect(err).toMatch(/^dmct: [^\n]+\n$/);
    expect(statSync(file('jsonl')).size).toBe(size);
  });
});

it.each<[string, RegExp]>([
  [
    '{"sweeps":{"a":{"strategies":["pbft"]},"b":{"strategies":["pbft"]}}}',
    /--name says which sweep; sweep\.json has: a, b/,
  ],
  ['{"sweeps":{}}', /sweep\.json has no sweeps/],
  ['{"sweeps":{"a":{"strategies":["pbtf"]}}}', /no strategy "pbtf" \(did you mean "pbft"\?\)/],
  ['{"sweeps":{"../a":{"strategies":["pbft"]}}}', /a sweep's name has letters/],
  ['{"plugins":[]}', /has no field "plugins"; it has: sweeps/],
  ['{"__proto__":{}}', /has a key "__proto__"/],
  ['['.repeat(50) + ']'.repeat(50), /nested deeper than 32 levels/],
  ['{', /is no JSON/],
])('a config %s is refused in one line', async (text, says) => {
  writeFileSync(path.join(folder, 'sweep.json'), text);
  const { status, out, err } = await dmct('sweep sweep.json');
  expect({ status, out }).toEqual({ status: 64, out: '' });
  expect(err).toMatch(says);
  expect(err).toMatch(/^dmct: [^\n]+\n$/);
});
