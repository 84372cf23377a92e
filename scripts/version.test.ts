import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { VERSION } from '@dmct/core';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');
const BUMPS = ['major', 'minor', 'patch'];

/** What the changesets in waiting will make of the one version of all packages: the greatest bump counts, once. */
function afterChangesets(version: string): string {
  const bumps = readdirSync(path.join(root, '.changeset'))
    .filter((file) => file.endsWith('.md') && file !== 'README.md')
    .flatMap((file) => {
      const bumps = read(`.changeset/${file}`).matchAll(/^'@dmct\/[a-z-]+': (major|minor|patch)$/gm);
      return [...bumps].map(([, bump = '']) => BUMPS.indexOf(bump));
    });
  if (bumps.length === 0) return version;
  const at = Math.min(...bumps);
  return version
    .split('.')
    .map((part, index) => String(index < at ? part : index === at ? Number(part) + 1 : 0))
    .join('.');
}

it("VERSION is the core's version, once the changesets in waiting are released", () => {
  const { version } = JSON.parse(read('packages/core/package.json')) as { version: string };
  expect(VERSION).toBe(afterChangesets(version));
});

const folders = ['packages', 'apps'].flatMap((room) =>
  readdirSync(path.join(root, room)).map((name) => `${room}/${name}`),
);
const manifests = folders.map(
  (folder) =>
    JSON.parse(read(`${folder}/package.json`)) as { name: string; version: string; private?: boolean },
);
const published = manifests.filter((manifest) => manifest.private !== true);

it('all published packages carry one version (ADR 0024)', () => {
  expect([...new Set(published.map(({ version }) => version))]).toHaveLength(1);
});

describe('changesets', () => {
  const files = readdirSync(path.join(root, '.changeset')).filter(
    (file) => file.endsWith('.md') && file !== 'README.md',
  );

  it.each(files)('%s names packages that there are, and says what is different', (file) => {
    const [, header = '', words = ''] =
      /^---\n([\s\S]*?)^---\n([\s\S]*)$/m.exec(read(`.changeset/${file}`)) ?? [];
    const lines = header.trim().split('\n');
    expect(lines.filter((line) => !/^'@dmct\/[a-z-]+': (major|minor|patch)$/.test(line))).toEqual([]);
    const named = lines.map((line) => /'(.+)'/.exec(line)?.[1] ?? '');
    expect(named.filter((name) => !manifests.some((manifest) => manifest.name === name))).toEqual([]);
    expect(words.trim().length).toBeGreaterThan(20);
  });

  it('every package that was never released is named by one: pnpm changeset adds it', () => {
    const texts = files.map((file) => read(`.changeset/${file}`)).join('\n');
    const unnamed = published.filter(
      ({ name, version }) => version === '0.0.0' && !texts.includes(`'${name}'`),
    );
    expect(unnamed.map(({ name }) => name)).toEqual([]);
  });
});
