import { readFileSync, realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { UsageError } from '@dmct/core';
import type { Jiti } from 'jiti';
import { codeOf, type CodeDigests } from './code-digests.js';

/** How long a config may take to load: it names plugins, and does no work of its own. */
const LOAD_SECONDS_MAX = 60;
/** What a config in any folder may import, resolved to what this command uses itself. */
const SHARED = ['@dmct/core', '@dmct/physics', 'zod'];

export interface ImportedConfig {
  /** What it exports by default. */
  readonly value: unknown;
  /** Its code and the code that it loaded, as files and packages with their digests. */
  readonly digestCode: () => CodeDigests;
}

/** Runs a config, in TypeScript or JavaScript, with the modules it imports. Whatever is wrong is a UsageError of one line. */
export async function importConfig(file: string, name: string): Promise<ImportedConfig> {
  const { createJiti } = await import('jiti');
  const options = { fsCache: false, moduleCache: false, alias: sharedAlias() };
  const plain = createJiti(import.meta.url, options);
  const loaded = new Set([realpathSync(file)]);
  const jiti = createJiti(import.meta.url, {
    ...options,
    transform: (request) => {
      if (request.filename !== undefined) loaded.add(request.filename);
      return { code: plain.transform(request) };
    },
  });
  return {
    value: await settled(jiti.import(file, { default: true }), name),
    digestCode: () =>
      codeOf(realpathSync(file), loaded, {
        isShared: (specifier) =>
          SHARED.some((each) => specifier === each || specifier.startsWith(`${each}/`)),
        resolve: (specifier, from) => resolved(plain, specifier, from),
      }),
  };
}

/**
 * What the config gives. A promise that it awaits and that nothing can settle any more would end the process without a
 * word.
 */
async function settled(loading: Promise<unknown>, name: string): Promise<unknown> {
  let refuse: (reason: string) => void = () => undefined;
  const never = new Promise<never>((_, reject) => {
    refuse = (reason) => reject(new UsageError(`${name} never ends: ${reason}`));
  });
  const onIdle = (): void => refuse('it awaits a promise that nothing settles');
  process.once('beforeExit', onIdle);
  const timer = setTimeout(
    () => refuse(`it isn't loaded after ${String(LOAD_SECONDS_MAX)} s`),
    LOAD_SECONDS_MAX * 1000,
  );
  timer.unref();
  try {
    return await Promise.race([loading, never]);
  } catch (error) {
    if (error instanceof UsageError) throw error;
    // Where the default is null, the loader itself stumbles, looking at it.
    if (error instanceof TypeError && error.message === NULL_DEFAULT) return null;
    throw new UsageError(`${name} can't be read: ${firstLine(error)}`);
  } finally {
    clearTimeout(timer);
    process.off('beforeExit', onIdle);
  }
}

const NULL_DEFAULT = "Cannot read properties of null (reading 'then')";

function sharedAlias(): Record<string, string> {
  const found: Record<string, string> = {};
  for (const name of SHARED) {
    try {
      found[name] = fileURLToPath(import.meta.resolve(name));
    } catch {
      // Not there: the config then resolves it by itself, or says that it can't.
    }
  }
  return found;
}

function resolved(jiti: Jiti, specifier: string, from: string): string | null {
  try {
    const found = jiti.esmResolve(specifier, { parentURL: from, try: true });
    if (found === undefined) return null;
    const file = found.startsWith('file:') ? fileURLToPath(found) : found;
    readFileSync(file);
    return realpathSync(file);
  } catch {
    return null;
  }
}

/** The first line of what an error says. */
export function firstLine(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return (text.split('\n')[0] as string).trim() || 'no reason given';
}
