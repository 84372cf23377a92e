import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, it } from 'vitest';
import { main } from '../src/cli.js';
import { fakeIo } from './fake-io.js';

const folder = mkdtempSync(path.join(tmpdir(), 'dmct-fuzz-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const config = { sweeps: { one: { strategies: ['pbft'], nodes: 4, seeds: 1 } } };
writeFileSync(path.join(folder, 'sweep.json'), JSON.stringify(config));
writeFileSync(path.join(folder, 'bad.json'), '{"sweeps":{"one":{"strategies":["pbft"],"nodes":"four"}}}');
writeFileSync(path.join(folder, 'file'), '');
const KEPT = readdirSync(folder).sort();

/** A word that a command may mean, one that is nearly right, a number that is none, noise. */
const value = fc.oneof(
  {
    weight: 10,
    arbitrary: fc.constantFrom(
      ...[
        '1',
        '0',
        '-1',
        '4',
        '4.5',
        '1e9',
        '1e400',
        'NaN',
        'Infinity',
        '9007199254740993',
        '',
        ' ',
        '٣',
        '0x10',
      ],
      ...['pbft', 'generals', 'pbft,generals', 'pbft,,pow', ',', 'none', 'silence', 'all', 'al', '__proto__'],
      ...[
        'on',
        'off',
        'cities',
        'log',
        'orders',
        'json',
        'csv',
        'ndjson',
        'terminal',
        'json=/proc/x',
        'csv=file/x',
      ],
      ...[
        'pbft.signatures=ideal',
        'pbft.nope=1',
        '.=1',
        'a.b=',
        '__proto__.x=1',
        'm=1',
        'n=4',
        'n=1e300',
        'case=x',
      ],
      ...[
        'sweep.json',
        'bad.json',
        'file',
        '.',
        '/',
        '/dev/null',
        'no/such',
        '\0',
        'one',
        'two',
        '/proc/x',
        'file/below',
      ],
      ...['C1', 'D1', 'no-hardware', 'strategies', 'attacks', 'claim', 'c1', 'C1 '],
    ),
  },
  { weight: 2, arbitrary: fc.string({ maxLength: 12 }) },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 6 }) },
  {
    weight: 1,
    arbitrary: fc.constantFrom('x'.repeat(5000), `[${'['.repeat(100)}`, '--'.repeat(50), '\u2028', '🜁'),
  },
);

interface Face {
  readonly options: readonly string[];
  /** What the command is given first. */
  readonly operands?: readonly string[];
  /** Given too where the words don't: they keep what does start a matter of milliseconds. */
  readonly brake?: readonly string[];
}

const COMMANDS: Readonly<Record<string, Face>> = {
  compare: {
    options: [
      ...['strategies', 'attacks', 'nodes', 'traitors', 'seed', 'set', 'attack-set', 'topology', 'workload'],
      ...['condition', 'horizon', 'trace', 'workers', 'reporter', 'beyond'],
    ],
    brake: ['--strategies=pbft', '--attacks=none', '--seeds=1', '--nodes=4'],
  },
  sweep: {
    options: ['name', 'out', 'fresh', 'json', 'workers', 'beyond-limits'],
    operands: ['sweep.json', 'sweep.json', 'bad.json', '.', 'no/such', '/dev/null'],
    brake: ['--plan'],
  },
  demo: { options: ['seed', 'json', 'quick'], brake: ['--seeds=2'] },
  claims: {
    options: ['quick', 'workers', 'reporter', 'set'],
    operands: ['past-cant-be-faked', 'no-such'],
    brake: ['--quick'],
  },
  validate: {
    options: ['quick', 'set', 'workers', 'reporter'],
    operands: ['D1', 'D1', 'D0'],
    brake: ['--quick'],
  },
  list: { options: ['json', 'quick', 'reporter'], operands: ['strategies', 'claims', 'planets'] },
};

/** An option with a value behind it, glued to it, or with none; an operand. */
const wordsOf = (options: readonly string[]): fc.Arbitrary<readonly string[]> =>
  fc.oneof(
    {
      weight: 4,
      arbitrary: fc.tuple(fc.constantFrom(...options), value).map(([name, text]) => [`--${name}`, text]),
    },
    {
      weight: 3,
      arbitrary: fc.tuple(fc.constantFrom(...options), value).map(([name, text]) => [`--${name}=${text}`]),
    },
    { weight: 2, arbitrary: fc.constantFrom(...options).map((name) => [`--${name}`]) },
    { weight: 2, arbitrary: value.map((text) => [text]) },
    {
      weight: 1,
      arbitrary: fc.constantFrom(['--'], ['-h'], ['--help'], ['-'], ['--='], ['---'], ['--help=1']),
    },
  );

it.each(Object.entries(COMMANDS))(
  '%s never throws, ends with a documented status, explains itself in one line and leaves nothing',
  async (name, { brake = [], operands = [], options }) => {
    const seen = new Set<number>();
    const operand =
      operands.length === 0 ? fc.constant([]) : fc.constantFrom(...operands.map((each) => [each]));
    await fc.assert(
      fc.asyncProperty(operand, fc.array(wordsOf(options), { maxLength: 3 }), async (first, parts) => {
        const given = parts.flat();
        const brakes = brake.filter(
          (each) => !given.some((word) => word.startsWith(each.split('=')[0] ?? '')),
        );
        const io = fakeIo({ cwd: folder });
        // The brakes come first: what follows a bare `--` are operands.
        const status = await main([name, ...first, ...brakes, ...given], io);
        seen.add(status);
        expect([0, 1, 2, 64]).toContain(status);
        expect(io.out()).not.toMatch(/\bNaN\b|undefined|\[object /);
        expect(`${io.out()}${io.err()}`).not.toMatch(/^\s+at .*:\d+:\d+/m);
        if (status === 64) {
          expect(io.err()).toMatch(/^dmct: [^\n\r]{1,1000}\n$/);
          expect(io.err()).not.toMatch(
            /\bE[A-Z]{4,}\b|Invalid input|expected .* received|ZodError|Cannot read/,
          );
          expect(io.out()).toBe('');
        }
        expect(readdirSync(folder).sort()).toEqual(KEPT);
      }),
      { numRuns: 80, seed: 1999 },
    );
    // Both ends are reached: words that are all refused alike would show nothing.
    expect([...seen].sort()).toEqual(expect.arrayContaining([0, 64]));
  },
);
