import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { KINDS, main, scaffold } from '@dmct/create-plugin';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';

const base = mkdtempSync(path.join(tmpdir(), 'dmct-create-'));
afterAll(() => rmSync(base, { recursive: true, force: true }));
let count = 0;
const fresh = (): string => path.join(base, String(count++));

function create(args: readonly string[], cwd = base) {
  const said = { out: '', err: '' };
  const status = main(args, {
    cwd,
    write: (text) => void (said.out += text),
    complain: (text) => void (said.err += text),
  });
  return { status, ...said };
}

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly peerDependencies: Readonly<Record<string, string>>;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
}
const manifestOf = (file: string): Manifest => JSON.parse(readFileSync(file, 'utf8')) as Manifest;
const packageFolder = path.join(import.meta.dirname, '..');

describe.each(KINDS)('a %s', (kind) => {
  it('is written under its own name, and nothing of the template is left', () => {
    const folder = fresh();
    const files = scaffold({ kind, name: 'ping-pong', folder });
    expect(files).toEqual(
      expect.arrayContaining([
        ...['.gitignore', 'README.md', 'dmct.config.ts', 'eslint.config.js', 'package.json', 'src/index.ts'],
        ...[`src/ping-pong.ts`, 'test/conformance.test.ts', 'tsconfig.json'],
      ]),
    );
    for (const file of files) {
      const text = readFileSync(path.join(folder, file), 'utf8');
      const left =
        /\b[Mm]y[- ]?(strategy|attack|reporter|claim|validation|plugin)\b|workspace:|catalog:/i.exec(text);
      expect({ file, left: left?.[0] }).toEqual({ file, left: undefined });
      expect(file).not.toMatch(/(^|\/)_|my-/);
    }
    const { name, version } = manifestOf(path.join(packageFolder, 'package.json'));
    expect(name).toBe('@dmct/create-plugin');
    const written = manifestOf(path.join(folder, 'package.json'));
    expect(written.name).toBe('ping-pong');
    expect(written.peerDependencies['@dmct/core']).toBe(`^${version}`);
  });

  it('installs from tarballs where it is given some', () => {
    const packages = fresh();
    mkdirSync(packages);
    for (const file of ['dmct-core-1.2.3.tgz', 'dmct-consensus-pbft-1.2.3-beta.1.tgz', 'other.tgz']) {
      writeFileSync(path.join(packages, file), '');
    }
    const folder = fresh();
    scaffold({ kind, name: 'ping-pong', folder, packages });
    const { devDependencies } = manifestOf(path.join(folder, 'package.json'));
    expect(devDependencies['@dmct/core']).toBe(`file:${path.join(packages, 'dmct-core-1.2.3.tgz')}`);
    expect(devDependencies['@dmct/consensus-pbft']).toContain('file:');
  });
});

it("the template's tools are the lab's own, in the same versions", () => {
  const template = manifestOf(path.join(packageFolder, 'templates/shared/_package.json'));
  const root = path.join(packageFolder, '../..');
  const catalog = readFileSync(path.join(root, 'pnpm-workspace.yaml'), 'utf8');
  const own = manifestOf(path.join(root, 'package.json')).devDependencies;
  const versionOf = (name: string): string | undefined => {
    const listed = own[name];
    if (listed !== undefined && listed !== 'catalog:') return listed;
    return new RegExp(`^  '?${name}'?: (\\S+)$`, 'm').exec(catalog)?.[1];
  };
  const asked = { ...template.dependencies, ...template.devDependencies };
  for (const [name, version] of Object.entries(asked)) {
    if (!name.startsWith('@dmct/')) expect([name, version]).toEqual([name, versionOf(name)]);
  }
});

describe('the command', () => {
  it('tells what it wrote and what to do next', () => {
    const { status, out, err } = create(['attack', 'half-mute']);
    expect({ status, err }).toEqual({ status: 0, err: '' });
    expect(out).toMatch(/files in half-mute: an attack/);
    expect(out).toMatch(/npx dmct list/);
  });

  it.each([
    [[], /^$/],
    [['protocol', 'x'], /no kind "protocol"; there are: strategy, attack, reporter, claim, validation/],
    [['strategy'], /the strategy needs a name/],
    [['strategy', 'Ping'], /"Ping" is no name for a plugin: lower case/],
    [['strategy', '../ping'], /is no name for a plugin/],
    [['strategy', '-ping'], /is no name for a plugin/],
    [['strategy', 'ping--pong'], /is no name for a plugin/],
    [['strategy', '9ping'], /is no name for a plugin/],
    [['strategy', 'a'.repeat(51)], /is longer than 50 characters/],
    [['strategy', 'pbft'], /the lab has a strategy "pbft" of its own: choose another name, as in "my-pbft"/],
    [['attack', 'silence'], /the lab has an attack "silence" of its own/],
    [['strategy', 'define'], /would be called defineStrategy/],
    [['strategy', 'ping', 'pong'], /one name only: what is "pong"\?/],
    [['strategy', 'ping', '--force'], /no option "--force"; there are: --dir, --packages, --help/],
    [['strategy', 'ping', '--dir'], /--dir needs a folder/],
    [
      ['strategy', 'ping', '--dir', '/proc/x/y'],
      /can't make the folder \/proc\/x \(\w+\): choose another --dir/,
    ],
    [['strategy', 'ping', '--dir', '/dev/null/x'], /can't make the folder \/dev\/null\/x \(\w+\)/],
    [['strategy', 'ping', '--packages', 'nowhere'], /nowhere holds no tarballs/],
  ])('%j is refused with one line, and writes nothing', (args, says) => {
    const cwd = fresh();
    mkdirSync(cwd);
    const { status, err } = create(args, cwd);
    expect({ status, err }).toEqual({ status: 64, err: expect.stringMatching(says) as string });
    if (err !== '') expect(err).toMatch(/^create-plugin: [^\n]+\n$/);
    expect(readdirSync(cwd)).toEqual([]);
  });

  it('overwrites nothing: neither a folder that holds something nor a file', () => {
    const folder = fresh();
    mkdirSync(folder);
    writeFileSync(path.join(folder, 'package.json'), 'mine');
    const taken = create(['strategy', 'ping', '--dir', folder]);
    expect(taken.status).toBe(64);
    expect(taken.err).toMatch(/exists and is not empty/);
    expect(readdirSync(folder)).toEqual(['package.json']);
    expect(create(['strategy', 'ping', '--dir', path.join(folder, 'package.json')]).err).toMatch(/is a file/);
    expect(readFileSync(path.join(folder, 'package.json'), 'utf8')).toBe('mine');
  });

  it('never throws and never leaves its folder, whatever it is told', () => {
    const word = fc.oneof(
      fc.constantFrom(...KINDS, '--dir', '--packages', '--dir=', '--', '..', '/', 'a/b', '\0', 'con', ''),
      fc.string({ maxLength: 8 }),
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 4 }), (words) => {
        // A folder that the user names is the user's own affair.
        fc.pre(!words.some((each) => each.startsWith('--dir')));
        const cwd = fresh();
        mkdirSync(cwd);
        const { status, err } = create(words, cwd);
        expect([0, 64]).toContain(status);
        if (err !== '') expect(err).toMatch(/^create-plugin: [^\n]+\n$/);
        for (const entry of readdirSync(cwd)) expect(entry).toMatch(/^[a-z][a-z0-9-]*$/);
      }),
      { numRuns: 200, seed: 1982 },
    );
  });
});
