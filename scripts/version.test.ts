import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { VERSION } from '@dmct/core';
import { expect, it } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');
const BUMPS = ['major', 'minor', 'patch'];

/** What the changesets in waiting will make of a version: the greatest bump counts, once. */
function afterChangesets(version: string, name: string): string {
  const bumps = readdirSync(path.join(root, '.changeset'))
    .filter((file) => file.endsWith('.md') && file !== 'README.md')
    .flatMap((file) => {
      const bump = new RegExp(`^'${name}': (major|minor|patch)$`, 'm').exec(read(`.changeset/${file}`))?.[1];
      return bump === undefined ? [] : [BUMPS.indexOf(bump)];
    });
  if (bumps.length === 0) return version;
  const at = Math.min(...bumps);
  return version
    .split('.')
    .map((part, index) => String(index < at ? part : index === at ? Number(part) + 1 : 0))
    .join('.');
}

it("VERSION is the core's version, once the changesets in waiting are released", () => {
  const { name, version } = JSON.parse(read('packages/core/package.json')) as {
    name: string;
    version: string;
  };
  expect(VERSION).toBe(afterChangesets(version, name));
});
