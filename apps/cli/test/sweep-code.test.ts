import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
// Loaded before the clock of the first test runs.
import '@dmct/catalog';
import { VERSION } from '@dmct/core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { main } from '../src/cli.js';
import { fakeIo } from './fake-io.js';

let folder = '';
beforeEach(() => void (folder = mkdtempSync(path.join(tmpdir(), 'dmct-code-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function write(file: string, text: string): void {
  mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
  writeFileSync(path.join(folder, file), text);
}

async function sweep(...words: string[]) {
  const io = fakeIo({ cwd: folder });
  const status = await main(['sweep', ...words], io);
  return { status, err: io.err() };
}

const SWEEPS = `sweeps: { one: { strategies: ['pbft'], attacks: ['none'], nodes: 4, seeds: 2 } }`;
const BUNDLE = `
import { defineAttack } from '@dmct/core';
import { z } from 'zod';
import { HELP } from './help.js';
import data from './data.json';
export default { attacks: [defineAttack({
  name: 'hush', title: 'Hush', summary: HELP + data.word, citations: [], params: z.object({}), needs: [], powers: [],
  breaks: () => [], expects: { violates: [], summary: 'Nothing.' }, createAdversary: () => ({}),
})] };
`;

describe("a sweep whose config brings plugins hangs on the plugins' code", () => {
  beforeEach(async () => {
    write(
      'dmct.config.ts',
      `import bundle from './src/bundle.js';\nexport default { plugins: [bundle], ${SWEEPS} };\n`,
    );
    write('src/bundle.ts', BUNDLE);
    write(
      'src/help.ts',
      `import { says } from 'wordy';\nimport common from './common.cjs';\nexport const HELP: string = says + common;\n`,
    );
    write('src/common.cjs', 'module.exports = 1;\n');
    write('src/data.json', '{ "word": "x" }\n');
    write(
      'node_modules/wordy/package.json',
      '{ "name": "wordy", "version": "1.2.3", "type": "module", "exports": "./lib/index.js" }',
    );
    write('node_modules/wordy/lib/index.js', "export const says = 'hush';\n");
    expect((await sweep()).status).toBe(0);
  });

  const header = (): { code: Record<string, string> } =>
    JSON.parse(readFileSync(path.join(folder, 'results/one.jsonl'), 'utf8').split('\n')[0] ?? '') as {
      code: Record<string, string>;
    };

  it('each file and package is named with its digest, in the first line and in the manifest', () => {
    const { code } = header();
    expect(Object.keys(code)).toEqual([
      `dmct@${VERSION}`,
      'dmct.config.ts',
      'src/bundle.ts',
      'src/common.cjs',
      'src/data.json',
      'src/help.ts',
      'wordy@1.2.3/lib/index.js',
    ]);
    for (const digest of Object.values(code)) expect(digest).toMatch(/^[0-9a-f]{64}$/);
    const manifest = JSON.parse(
      readFileSync(path.join(folder, 'results/one.manifest.json'), 'utf8'),
    ) as object;
    expect(manifest).toMatchObject({ code });
  });

  it('goes on where nothing has changed', async () => {
    expect((await sweep()).err).toContain('0 runs to do, 2 there already');
  });

  it.each<[string, string, string, RegExp]>([
    ['a module', 'src/help.ts', 'export const HELP = "";\n', /src\/help\.ts has changed, and 2 more\)/],
    ['a CommonJS module', 'src/common.cjs', 'module.exports = 2;\n', /src\/common\.cjs has changed\)/],
    ['JSON that is imported', 'src/data.json', '{ "word": "y" }\n', /src\/data\.json has changed\)/],
    [
      "a package's version",
      'node_modules/wordy/package.json',
      '{ "name": "wordy", "version": "1.3.0", "type": "module", "exports": "./lib/index.js" }',
      /wordy@1\.3\.0\/lib\/index\.js is new, and 1 more\)/,
    ],
  ])('refuses in one line to mix its runs with those after %s has changed', async (_, file, text, says) => {
    write(file, text);
    const { status, err } = await sweep();
    expect(status).toBe(64);
    expect(err).toMatch(
      /^dmct: results\/one\.jsonl holds runs of other code \([^\n]*never mixed: --fresh [^\n]*\n$/,
    );
    expect(err).toMatch(says);
    expect((await sweep('--fresh')).status).toBe(0);
  });

  it('a file of the schema before this one is refused by its schema', async () => {
    const file = path.join(folder, 'results/one.jsonl');
    const text = readFileSync(file, 'utf8');
    writeFileSync(
      file,
      text.replace(/"schemaVersion":2/, '"schemaVersion":1').replace(/,"code":\{[^}]*\}/, ''),
    );
    expect((await sweep()).err).toMatch(/holds runs of schema 1 \(this is 2\), which are never mixed/);
  });
});

it('a config without plugins may change its text, as long as the sweep is the same', async () => {
  write('dmct.config.ts', `export default { ${SWEEPS} };\n`);
  await sweep();
  write('dmct.config.ts', `// A remark.\nexport default { ${SWEEPS} };\n`);
  expect((await sweep()).err).toContain('0 runs to do, 2 there already');
});

describe('where the results go', () => {
  beforeEach(() =>
    write('s.json', JSON.stringify({ sweeps: { one: { strategies: ['pbft'], nodes: 4, seeds: 1 } } })),
  );

  it.each([
    ['', /--out needs a folder \(given: ""\)/],
    ['s.json', /can't write s\.json\/one\.jsonl: its folder is a file/],
    ['s.json/below', /can't make the folder s\.json\/below: its folder is a file/],
    [`${'x'.repeat(150)}${'y'.repeat(150)}`, /the name is too long/],
  ])('--out %j is refused before anything runs', async (out, says) => {
    const { status, err } = await sweep('s.json', '--out', out);
    expect({ status, err }).toEqual({ status: 64, err: expect.stringMatching(says) as string });
    expect(err).toMatch(/^dmct: [^\n]+\n$/);
  });

  it.runIf(process.platform === 'linux')(
    'a file system that takes no folders is refused, and nothing hangs',
    async () => {
      for (const out of ['/proc/nowhere', '/proc/nowhere/below/that']) {
        const { status, err } = await sweep('s.json', '--out', out);
        expect({ status, err }).toEqual({
          status: 64,
          err: `dmct: can't make the folder ${out}: none can be made there\n`,
        });
      }
    },
  );

  it('a sweep of which nothing can be run leaves nothing', async () => {
    write(
      's.json',
      JSON.stringify({ sweeps: { one: { strategies: ['pbft'], attacks: ['louder'], seeds: 1 } } }),
    );
    const { status, err } = await sweep('s.json');
    expect({ status, err }).toEqual({
      status: 64,
      err: expect.stringMatching(
        /^dmct: no cell of sweep one can be run: louder needs the surface field, which pbft does not have[^\n]*\n$/,
      ) as string,
    });
    expect(() => readFileSync(path.join(folder, 'results'))).toThrow(/ENOENT/);
  });
});
