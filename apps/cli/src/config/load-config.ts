import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { UsageError, type Plugins } from '@dmct/core';

export const CONFIG_NAME = 'dmct.config.ts';
const BUNDLE_KINDS = ['strategies', 'attacks', 'reporters', 'claims', 'validations'] as const;

/**
 * The plugin bundles that dmct.config.ts in the folder names; none where there is no such file. It is the user's own
 * code and runs as such. Whatever is wrong with it is a UsageError of one line.
 */
export async function loadConfig(cwd: string): Promise<readonly Plugins[]> {
  const file = path.join(cwd, CONFIG_NAME);
  if (!existsSync(file)) return [];
  return bundlesOf(await importDefault(file));
}

async function importDefault(file: string): Promise<unknown> {
  try {
    const { createJiti } = await import('jiti');
    const jiti = createJiti(import.meta.url, { fsCache: false, moduleCache: false, alias: sharedAlias() });
    return await jiti.import(file, { default: true });
  } catch (error) {
    throw new UsageError(`${CONFIG_NAME} can't be read: ${firstLine(error)}`);
  }
}

/** What a config in any folder may import, resolved to what this command uses itself. */
const SHARED = ['@dmct/core', '@dmct/physics', 'zod'];

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

function bundlesOf(config: unknown): readonly Plugins[] {
  if (!isObject(config))
    throw new UsageError(`${CONFIG_NAME} must export an object by default: defineConfig({ … })`);
  const unknown = Object.keys(config).find((key) => key !== 'plugins');
  if (unknown !== undefined)
    throw new UsageError(`${CONFIG_NAME} has no field "${unknown}"; it has: plugins`);
  const plugins = config['plugins'] ?? [];
  if (!Array.isArray(plugins)) throw new UsageError(`${CONFIG_NAME}: plugins must be a list of bundles`);
  return plugins.map((bundle: unknown, index) => checkBundle(bundle, index));
}

function checkBundle(bundle: unknown, index: number): Plugins {
  const where = `${CONFIG_NAME}: plugins[${String(index)}]`;
  if (!isObject(bundle)) throw new UsageError(`${where} must be an object with lists of plugins`);
  for (const key of Object.keys(bundle)) {
    if (key === 'apiVersion') continue;
    if (!(BUNDLE_KINDS as readonly string[]).includes(key)) {
      throw new UsageError(`${where} has no field "${key}"; it has: apiVersion, ${BUNDLE_KINDS.join(', ')}`);
    }
    const list = bundle[key];
    if (!Array.isArray(list) || !list.every(isObject))
      throw new UsageError(`${where}.${key} must be a list of plugins`);
  }
  return bundle;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function firstLine(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return (text.split('\n')[0] as string).trim() || 'no reason given';
}
