import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { VERSION } from '@dmct/core';
import type { CodeDigests } from '../config/code-digests.js';

/**
 * All code that a sweep's rows hang on: the lab's as it is built here, and the config's own. A version alone doesn't tell
 * it while somebody works on the lab.
 */
export function codeOfRun(config: CodeDigests): CodeDigests {
  return { [`dmct@${VERSION}`]: labDigest(), ...config };
}

/** SHA-256 over the built files of the lab's packages, in the order of their names. */
function labDigest(): string {
  const hash = createHash('sha256');
  for (const [name, room] of [...labPackages()].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const built = path.join(room, 'dist');
    const files = existsSync(built) ? readdirSync(built).filter((file) => file.endsWith('.js')) : [];
    for (const file of files.sort()) {
      const text = readFileSync(path.join(built, file));
      hash.update(`${name}/${file} ${String(text.length)}\n`).update(text);
    }
  }
  return hash.digest('hex');
}

/** The lab's packages that this command needs, by name, and where they are. */
function labPackages(): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const waiting = [ownRoom()];
  for (let room = waiting.pop(); room !== undefined; room = waiting.pop()) {
    const file = path.join(room, 'package.json');
    const { name, dependencies } = JSON.parse(readFileSync(file, 'utf8')) as {
      readonly name: string;
      readonly dependencies?: Readonly<Record<string, string>>;
    };
    if (found.has(name)) continue;
    found.set(name, room);
    const { resolve } = createRequire(file);
    for (const each of Object.keys(dependencies ?? {}))
      if (each.startsWith('@dmct/')) waiting.push(path.dirname(resolve(`${each}/package.json`)));
  }
  return found;
}

/** Where this command's package.json is, from source as from its build. */
function ownRoom(): string {
  let room = path.dirname(fileURLToPath(import.meta.url));
  while (!existsSync(path.join(room, 'package.json')) && room !== path.dirname(room))
    room = path.dirname(room);
  return room;
}
