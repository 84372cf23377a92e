import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, it } from 'vitest';
import { main } from '../src/cli.js';
import { fakeIo } from './fake-io.js';

const folder = mkdtempSync(path.join(tmpdir(), 'dmct-fuzz-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Words that mean something, near misses, numbers that are none, and noise. No word that starts long work. */
const word = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.constantFrom('pbft', 'generals', 'dmct-seed', 'none', 'silence', 'louder', 'line'),
  },
  {
    weight: 8,
    arbitrary: fc.constantFrom(
      ...['--nodes', '--traitors', '--seed', '--set', '--attack', '--attack-set', '--topology', '--workload'],
      ...[
        '--condition',
        '--horizon',
        '--trace',
        '--reporter',
        '--nodes=4',
        '--json',
        '--quick',
        '--help',
        '--',
      ],
    ),
  },
  {
    weight: 6,
    arbitrary: fc.constantFrom(
      ...[
        '4',
        '1',
        '0',
        '-1',
        'NaN',
        'Infinity',
        '1e9',
        '4.5',
        '',
        ' ',
        'on',
        'off',
        'json',
        'ndjson',
        'csv',
      ],
      ...[
        'm=1',
        'signatures=ideal',
        'jitterFraction=0',
        'inputs=split',
        'shares=[1,2]',
        'crashes=[{}]',
        'a=b=c',
      ],
      ...['__proto__=1', 'constructor=1', 'toString', 'json=\0', 'csv=../no/such/folder', 'terminal'],
    ),
  },
  { weight: 2, arbitrary: fc.string({ maxLength: 12 }) },
);
const command = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom('run', 'list', 'claims', 'validate') },
  { weight: 1, arbitrary: fc.string({ maxLength: 8 }) },
);

it('never throws, ends with a documented status, and explains itself in one line', async () => {
  await fc.assert(
    fc.asyncProperty(command, fc.array(word, { minLength: 1, maxLength: 7 }), async (name, words) => {
      // All claims or rows at once are minutes of work, and no bad input.
      const isLong = (name === 'claims' || name === 'validate') && !words.some((each) => /^\w/.test(each));
      fc.pre(!isLong);
      const io = fakeIo({ cwd: folder });
      const status = await main([name, ...words], io);
      expect([0, 1, 2, 64]).toContain(status);
      expect(io.out()).not.toMatch(/\bNaN\b|undefined|\[object /);
      if (status === 64) {
        expect(io.err()).toMatch(/^dmct: [^\n\r]+\n$/);
        expect(io.out()).toBe('');
        expect(readdirSync(folder).filter((file) => file.includes('.tmp'))).toEqual([]);
      }
    }),
    { numRuns: 250, seed: 1982 },
  );
});
