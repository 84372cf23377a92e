import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import path from 'node:path';

/**
 * Code by name, each with the SHA-256 of its text in 64 hexadecimal digits: a file of the user's own by its path from the
 * config, what is imported of a package as NAME@VERSION/FILE.
 */
export type CodeDigests = Readonly<Record<string, string>>;

/** How the modules of a config are found. */
export interface ModuleLookup {
  /** Whether a specifier means a package that the command hands over: it is the lab's code and not the config's. */
  isShared(specifier: string): boolean;
  /** The file that a specifier means in another one; null where there is none. */
  resolve(specifier: string, from: string): string | null;
}

/**
 * The code that hangs on a config: the files that were loaded, those that they name (CommonJS and JSON load without being
 * seen), and what they import of packages.
 * @param config its file, absolute.
 * @param loaded files that were seen loading, absolute.
 */
export function codeOf(config: string, loaded: ReadonlySet<string>, lookup: ModuleLookup): CodeDigests {
  const room = path.dirname(config);
  const digests = new Map<string, string>();
  const seen = new Set<string>();
  const waiting = [...loaded];
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (seen.has(file)) continue;
    seen.add(file);
    const text = readFileSync(file, 'utf8');
    const packaged = nameInPackage(file);
    digests.set(packaged ?? path.relative(room, file).split(path.sep).join('/'), sha256(text));
    // A package is known by its version, from what is imported on; what it loads in turn is its own.
    if (packaged !== null || file.endsWith('.json')) continue;
    for (const specifier of specifiersOf(text)) {
      const found = isOutside(specifier, lookup) ? null : lookup.resolve(specifier, file);
      if (found !== null) waiting.push(found);
    }
  }
  return Object.fromEntries([...digests].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** What a module's text imports, whichever way it says so. A comment that says the same does no harm. */
function specifiersOf(text: string): readonly string[] {
  return [...text.matchAll(/\b(?:from|import|require)\s*\(?\s*(['"])([^'"\n]+)\1/g)].map(
    ([, , specifier = '']) => specifier,
  );
}

function isOutside(specifier: string, lookup: ModuleLookup): boolean {
  return specifier.startsWith('node:') || builtinModules.includes(specifier) || lookup.isShared(specifier);
}

/** NAME@VERSION/FILE of what belongs to an installed package; null for the user's own, linked packages included. */
function nameInPackage(file: string): string | null {
  if (!file.split(path.sep).includes('node_modules')) return null;
  for (let room = path.dirname(file); room !== path.dirname(room); room = path.dirname(room)) {
    const manifest = path.join(room, 'package.json');
    if (!existsSync(manifest)) continue;
    const { name, version } = JSON.parse(readFileSync(manifest, 'utf8')) as Record<string, unknown>;
    // A package.json that only says which kind of modules stand beside it has no name.
    if (typeof name === 'string')
      return `${name}@${String(version)}/${path.relative(room, file).split(path.sep).join('/')}`;
  }
  return null;
}

export function sha256(text: string | Uint8Array): string {
  return createHash('sha256').update(text).digest('hex');
}
