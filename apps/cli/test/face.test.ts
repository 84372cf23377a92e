import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { main } from '../src/cli.js';
import { fakeIo } from './fake-io.js';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'dmct-face-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function dmct(line: string, options: Parameters<typeof fakeIo>[0] = {}) {
  const io = fakeIo({ cwd: folder, ...options });
  const status = await main(line.split(' '), io);
  return { status, out: io.out(), err: io.err() };
}

describe('run', () => {
  it('prints one JSON object with the documented fields; PBFT among four sends 28 messages', async () => {
    const { status, out, err } = await dmct('run pbft --nodes 4 --seed 1 --reporter json');
    const result = JSON.parse(out) as Record<string, unknown> & { messages: { total: number } };
    expect({ status, err, messages: result.messages.total }).toEqual({ status: 0, err: '', messages: 28 });
    expect(Object.keys(result)).toEqual(
      expect.arrayContaining(
        'schemaVersion version strategy attack nodes traitors seed params conditions workload verdicts decisions finalitySeconds messages energyJoules assumptionsBroken traceHash replay'.split(
          ' ',
        ),
      ),
    );
  });

  it('gives the same trace hash twice, with and without the trace', async () => {
    const hash = async (line: string) =>
      (JSON.parse((await dmct(line)).out) as { traceHash: string }).traceHash;
    const first = await hash('run pbft --nodes 4 --seed 7 --reporter json');
    expect(await hash('run pbft --nodes 4 --seed 7 --reporter json')).toBe(first);
    expect(await hash('run pbft --nodes 4 --seed 7 --trace on --reporter json')).toBe(first);
    expect(await hash('run pbft --nodes 4 --seed 8 --reporter json')).not.toBe(first);
  });

  it('tells the pace of a long run, and nothing of a short one', async () => {
    const { err, out } = await dmct('run pbft --nodes 100 --reporter json', { tickMilliseconds: 6000 });
    expect(err).toMatch(/^(dmct run: [\d.]+ s simulated, [\d.e-]+ a second\n)+$/);
    const { out: same } = await dmct('run pbft --nodes 100 --reporter json');
    expect(same).toBe(out);
  });

  it("corrupts the strategy's own f where an attack is named and no number is", async () => {
    const { out } = await dmct('run pbft --nodes 7 --attack silence --reporter json');
    expect(JSON.parse(out)).toMatchObject({ attack: 'silence', traitors: 2 });
    const honest = await dmct('run pbft --nodes 7 --reporter json');
    expect(JSON.parse(honest.out)).toMatchObject({ attack: 'none', traitors: 0 });
  });

  it('says that a number of traitors has no effect where nobody is corrupted, and runs all the same', async () => {
    const idle = await dmct('run pbft --nodes 4 --traitors 1 --reporter json');
    expect({ status: idle.status, err: idle.err }).toEqual({
      status: 0,
      err: 'dmct run: --traitors 1 has no effect: nobody is corrupted without an attack: --attack NAME says what they do\n',
    });
    const { err } = await dmct('compare --strategies pbft --attacks none,majority --seeds 1 --traitors 2');
    expect(err).toMatch(
      /^dmct compare: --traitors 2 has no effect: nobody .*; majority corrupts .* a share of 0\.51\n$/,
    );
    expect((await dmct('run pbft --nodes 4 --traitors 1 --attack silence')).err).toBe('');
    expect((await dmct('run pbft --nodes 4 --traitors 0')).err).toBe('');
    expect((await dmct('compare --strategies pbft --attacks none,silence --seeds 1 --traitors 2')).err).toBe(
      '',
    );
  });

  it.each(['pow --attack timestamps', 'pos --attack long-range'])(
    'says why %s shows nothing by its defaults; what it says does show it',
    async (words) => {
      const line = `run ${words} --reporter json`;
      const { err } = await dmct(line);
      expect(err).toMatch(/^dmct run: [a-z-]+ shows nothing here: [^\n]+ --set [^\n]+\n$/);
      const settings = err.match(/--(?:set|horizon) \S+/g) ?? [];
      expect((await dmct([line, ...settings].join(' '))).err).toBe('');
    },
  );

  it('takes the 1982 algorithm and its depth as parameters', async () => {
    const { out } = await dmct('run generals --nodes 7 --set algorithm=om --set m=2 --reporter json');
    expect((JSON.parse(out) as { messages: { total: number } }).messages.total).toBe(156);
  });

  it('ends with 1 where a property is violated, and prints the command that shows it again', async () => {
    const line = 'run pbft --nodes 3 --traitors 1 --attack equivocation';
    const statuses = new Map<number, string>();
    for (let seed = 1; seed <= 40 && !statuses.has(1); seed++) {
      const { status, out } = await dmct(`${line} --seed ${String(seed)} --reporter json`);
      statuses.set(status, (JSON.parse(out) as { replay: string }).replay);
    }
    const replay = statuses.get(1);
    expect(replay).toMatch(/^dmct run pbft --attack equivocation --nodes 3 --traitors 1 --seed \d+$/);
    expect((await dmct((replay as string).slice('dmct '.length))).status).toBe(1);
  });

  it('ends with 2 where the horizon cuts it', async () => {
    const { status, out } = await dmct('run pbft --nodes 4 --horizon 0.000001 --reporter json');
    expect({ status, verdicts: (JSON.parse(out) as { verdicts: unknown }).verdicts }).toMatchObject({
      status: 2,
      verdicts: { termination: 'unknown' },
    });
  });

  it('writes a trace: an event a line, the result last', async () => {
    const { status, out } = await dmct('run pbft --nodes 4 --reporter ndjson');
    const lines = out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(status).toBe(0);
    expect(lines.at(-1)).toMatchObject({ strategy: 'pbft' });
    expect(lines.slice(0, -1).map(({ index }) => index)).toEqual(lines.slice(0, -1).map((_, index) => index));
    expect(lines.filter(({ kind }) => kind === 'decide').length).toBeGreaterThanOrEqual(4);
  });

  it('writes several reports at once, and leaves no other file', async () => {
    writeFileSync(path.join(folder, 'b.csv'), 'old');
    const { status, out } = await dmct('run pbft --nodes 4 --reporter json=a.json --reporter csv=b.csv');
    expect({ status, out, files: readdirSync(folder).sort() }).toEqual({
      status: 0,
      out: '',
      files: ['a.json', 'b.csv'],
    });
    expect(JSON.parse(readFileSync(path.join(folder, 'a.json'), 'utf8'))).toMatchObject({ nodes: 4 });
    expect(readFileSync(path.join(folder, 'b.csv'), 'utf8')).toMatch(/^strategy,/);
  });

  it('leaves an old file alone where the run is refused', async () => {
    writeFileSync(path.join(folder, 'a.json'), 'old');
    const { status } = await dmct('run pbft --attack louder --reporter json=a.json');
    expect({ status, text: readFileSync(path.join(folder, 'a.json'), 'utf8') }).toEqual({
      status: 64,
      text: 'old',
    });
  });
});

describe('compare', () => {
  it('has a row for each pair, refused ones with their reason', async () => {
    const { status, out, err } = await dmct(
      'compare --strategies pbft,generals --attacks none,louder --nodes 4 --seeds 2 --reporter json',
    );
    const comparison = JSON.parse(out) as {
      rows: { strategy: string; attack: string; refused: string | null; measured: { runs: number } | null }[];
      replay: string;
    };
    expect({ status, err }).toEqual({ status: 0, err: '' });
    expect(comparison.rows.map(({ strategy, attack }) => `${strategy} ${attack}`)).toEqual([
      'pbft none',
      'generals none',
      'pbft louder',
      'generals louder',
    ]);
    expect(comparison.rows[0]?.measured?.runs).toBe(2);
    expect(comparison.rows[2]?.refused).toMatch(/needs the surface field/);
    const again = await dmct(`${comparison.replay.slice('dmct '.length)} --reporter json`);
    expect(JSON.parse(again.out)).toEqual(comparison);
  });

  it('defaults to 10 nodes, 3 traitors, 20 seeds, cities', async () => {
    const { out } = await dmct('compare --strategies generals --attacks none --reporter json');
    expect((JSON.parse(out) as { conditions: unknown }).conditions).toMatchObject({
      nodes: 10,
      traitors: 3,
      seeds: 20,
      seed: 1,
      topology: 'cities',
      workload: 'orders',
    });
  });

  it('is silent on stderr when quick, and tells its progress when not', async () => {
    const line = 'compare --strategies pbft --attacks none --nodes 4 --seeds 5';
    expect((await dmct(line)).err).toBe('');
    const slow = await dmct(line, { tickMilliseconds: 6000 });
    expect(slow.err).toMatch(/^(dmct compare: \d+ %, pbft under none(, about \d+ (s|min \d+ s) left)?\n)+$/);
    const watched = await dmct(line, { tickMilliseconds: 6000, terminal: true });
    expect(watched.err.endsWith('\r\u001b[2K')).toBe(true);
  });
});

describe('list, claims, validate, demo', () => {
  it('lists every kind, with the fit matrix', async () => {
    const { status, out } = await dmct('list');
    expect(status).toBe(0);
    for (const word of ['pbft', 'dmct-seed', 'equivocation', 'ndjson', 'truth-amplifies', 'C4', 'fits']) {
      expect(out).toContain(word);
    }
    expect(Math.max(...out.split('\n').map((line) => line.length))).toBeLessThanOrEqual(100);
    const json = JSON.parse((await dmct('list --json')).out) as { fit: unknown[]; strategies: unknown[] };
    expect(json.strategies).toHaveLength(8);
    expect(json.fit.length).toBeGreaterThanOrEqual(12);
    const attacks = JSON.parse((await dmct('list attacks --json')).out) as object;
    expect(Object.keys(attacks)).toEqual(['schemaVersion', 'version', 'attacks', 'fit']);
  });

  it('judges a claim', async () => {
    const { status, out } = await dmct('claims truth-amplifies --quick --reporter json');
    expect(status).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      claims: [{ id: 'truth-amplifies', verdict: 'conditional', evidence: { samples: 400 } }],
    });
  });

  it('validates a row at its printed points, and at one point of choice', async () => {
    const printed = await dmct('validate C4 --reporter json');
    expect(printed.status).toBe(0);
    expect((JSON.parse(printed.out) as { rows: unknown[] }).rows.length).toBeGreaterThan(5);
    const one = await dmct('validate C1 --set n=13 --reporter json');
    expect(JSON.parse(one.out)).toMatchObject({
      rows: [{ id: 'C1', params: { n: 13 }, expected: 325, measured: 325, tolerance: 0, verdict: 'pass' }],
    });
  });

  it("shows the document's two strengths and its decision", async () => {
    const { status, out } = await dmct('demo --seeds 20');
    expect(status).toBe(0);
    expect(out).toMatch(/Truth field strength: [\d.e-]+\n\s+Lie field strength: [\d.e-]+/);
    expect(out).toContain('over 20 seeds');
  });

  it('prints a version and help for everything', async () => {
    expect((await dmct('--version')).out).toMatch(/^\d+\.\d+\.\d+\n$/);
    for (const name of ['compare', 'run', 'list', 'claims', 'validate', 'demo']) {
      const { status, out } = await dmct(`${name} --help`);
      expect(status).toBe(0);
      expect(out).toContain(`dmct ${name}`);
      expect((await dmct('--help')).out).toContain(name);
      expect(Math.max(...out.split('\n').map((line) => line.length))).toBeLessThanOrEqual(100);
    }
  });
});
