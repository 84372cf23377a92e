import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Kind } from './kinds.js';
import { identifierOf, nameFault, replacements } from './names.js';

/** What the user did wrong, in one line. */
export class ScaffoldError extends Error {
  override readonly name = 'ScaffoldError';
}

/** What to scaffold, and where. */
export interface ScaffoldOptions {
  readonly kind: Kind;
  /** Of the plugin and its package. */
  readonly name: string;
  /** An absolute path; it must not exist, or be an empty folder. */
  readonly folder: string;
  /** A folder of tarballs (`pnpm pack`) to install instead of the published packages. */
  readonly packages?: string;
}

const root = fileURLToPath(new URL('..', import.meta.url));
/** Names with which npm would meddle in a published template. */
const DOTTED: Readonly<Record<string, string>> = { _gitignore: '.gitignore' };

/**
 * Writes a new plugin package from its template, and returns its files, relative to the folder. Throws a
 * ScaffoldError of one line before anything is written; overwrites nothing.
 */
export function scaffold({ kind, name, folder, packages }: ScaffoldOptions): readonly string[] {
  const fault = nameFault(kind, name);
  if (fault !== null) throw new ScaffoldError(fault);
  assertFree(folder);
  const tarballs = packages === undefined ? null : tarballsIn(packages);
  const files = [...templateFiles('shared'), ...templateFiles(kind)].map(({ file, text }) => ({
    file: renamed(file, kind, name),
    text: file === '_package.json' ? manifest(text, kind, name, tarballs) : rewritten(text, kind, name),
  }));
  assertDistinct(files.map(({ text }) => text).join('\n'), kind, name);
  makeFolder(folder);
  for (const { file, text } of files) {
    const target = path.join(folder, file);
    makeFolder(path.dirname(target));
    // Somebody may have been faster: `wx` refuses to overwrite.
    writeFileSync(target, text, { flag: 'wx' });
  }
  return files.map(({ file }) => file);
}

function assertFree(folder: string): void {
  if (!existsSync(folder)) return;
  if (!statSync(folder).isDirectory()) throw new ScaffoldError(`${folder} is a file: choose another --dir`);
  if (readdirSync(folder).length > 0) {
    throw new ScaffoldError(`${folder} exists and is not empty: choose another name or --dir`);
  }
}

/**
 * The folder and those above it, level by level. Node's own way of making them all goes round for ever where a parent is
 * there and takes nothing, as /proc does.
 */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(path.dirname(folder));
  try {
    mkdirSync(folder);
  } catch (error) {
    // Somebody may have been faster.
    if (existsSync(folder)) return;
    const why = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    throw new ScaffoldError(`can't make the folder ${folder} (${why}): choose another --dir`);
  }
}

/** A name like `define` would make the identifier of an import. */
function assertDistinct(text: string, kind: Kind, name: string): void {
  const identifier = identifierOf(kind, name);
  const isImported = new RegExp(`import (?:type )?\\{[^}]*\\b${identifier}\\b[^}]*\\} from '@dmct/`).test(
    text,
  );
  if (isImported)
    throw new ScaffoldError(
      `"${name}" would be called ${identifier}, as a function of the lab is: choose another`,
    );
}

function templateFiles(folder: string): readonly { readonly file: string; readonly text: string }[] {
  const base = path.join(root, 'templates', folder);
  return readdirSync(base, { recursive: true, encoding: 'utf8' })
    .filter(
      (file) => !/(^|[\\/])node_modules([\\/]|$)/.test(file) && statSync(path.join(base, file)).isFile(),
    )
    .sort()
    .map((file) => ({
      file: file.split(path.sep).join('/'),
      text: readFileSync(path.join(base, file), 'utf8'),
    }));
}

/** `_x` stands for a file that would mean something in the template's own place. */
function renamed(file: string, kind: Kind, name: string): string {
  return DOTTED[file] ?? file.replace(/^_/, '').replaceAll(`my-${kind}`, name);
}

function rewritten(text: string, kind: Kind, name: string): string {
  return replacements(kind, name).reduce((done, [pattern, by]) => done.replaceAll(pattern, by), text);
}

interface Manifest {
  name: string;
  description: string;
  peerDependencies: Record<string, string>;
  devDependencies: Record<string, string>;
}

/** The package's manifest: its name, and the versions of the lab that this scaffolder came with. */
function manifest(
  text: string,
  kind: Kind,
  name: string,
  tarballs: Readonly<Record<string, string>> | null,
): string {
  const own = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as {
    readonly version: string;
  };
  const range = `^${own.version}`;
  const written = JSON.parse(text.replaceAll('"workspace:^"', JSON.stringify(range))) as Manifest;
  written.name = name;
  written.description = `A ${kind} for DMCT Lab.`;
  if (kind === 'strategy') written.devDependencies['@dmct/attacks'] = range;
  if (kind === 'claim') written.peerDependencies['@dmct/simulator'] = range;
  if (kind === 'claim' || kind === 'validation') written.devDependencies['@dmct/catalog'] = range;
  // npm takes these for what our packages ask of one another, too.
  Object.assign(written.devDependencies, tarballs);
  written.devDependencies = Object.fromEntries(
    Object.entries(written.devDependencies).sort(([a], [b]) => (a < b ? -1 : 1)),
  );
  return `${JSON.stringify(written, null, 2)}\n`;
}

/** The tarballs of our packages in a folder, as dependencies: `@dmct/core` to `file:…/dmct-core-0.1.0.tgz`. */
function tarballsIn(folder: string): Readonly<Record<string, string>> {
  const found = existsSync(folder) && statSync(folder).isDirectory() ? readdirSync(folder) : [];
  const entries = found.flatMap((file) => {
    const [, name] = /^dmct-(.+)-\d+\.\d+\.\d+.*\.tgz$/.exec(file) ?? [];
    return name === undefined || name === 'create-plugin'
      ? []
      : [[`@dmct/${name}`, `file:${path.join(folder, file)}`]];
  });
  if (entries.length === 0)
    throw new ScaffoldError(`${folder} holds no tarballs of @dmct packages (pnpm pack makes them)`);
  return Object.fromEntries(entries) as Record<string, string>;
}
