import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { parseUntrustedJson, UsageError, type Plugins } from '@dmct/core';
import { reasonOf } from '../output/errno.js';
import type { CodeDigests } from './code-digests.js';
import { importConfig } from './import-config.js';

export const CONFIG_NAME = 'dmct.config.ts';
const JSON_BYTES_MAX = 1_000_000;
const BUNDLE_KINDS = ['strategies', 'attacks', 'reporters', 'claims', 'validations'] as const;

/** What a config holds, as far as it was looked at. */
export interface LoadedConfig {
  readonly plugins: readonly Plugins[];
  /** As they stand there: `dmct sweep` checks them. */
  readonly sweeps: unknown;
  /** The code that its plugins hang on: empty where it has none. Read when it is asked for. */
  readonly digestCode: () => CodeDigests;
}

const NO_CODE = (): CodeDigests => ({});

/**
 * The config of the given file, or of dmct.config.ts in the folder, where there is one. It is the user's own code and
 * runs as such; a .json file is data. Whatever is wrong with it is a UsageError of one line.
 */
export async function loadConfig(cwd: string, configFile: string | null = null): Promise<LoadedConfig> {
  const file = path.resolve(cwd, configFile ?? CONFIG_NAME);
  const name = configFile ?? CONFIG_NAME;
  if (!existsSync(file)) {
    if (configFile !== null) throw new UsageError(`there is no config ${JSON.stringify(name)}`);
    return { plugins: [], sweeps: undefined, digestCode: NO_CODE };
  }
  if (!statSync(file).isFile()) throw new UsageError(`${name} is no file: a config is a .ts or a .json file`);
  if (file.endsWith('.json')) return dataOf(readJsonFile(file, name), name);
  const { digestCode, value } = await importConfig(file, name);
  const checked = checkConfig(value, name);
  return { ...checked, digestCode: checked.plugins.length === 0 ? NO_CODE : digestCode };
}

/** A config that is data has no plugins: nothing of it runs. */
function dataOf(config: unknown, name: string): LoadedConfig {
  if (!isObject(config)) throw new UsageError(`${name} must hold an object: { "sweeps": { … } }`);
  const unknown = Object.keys(config).find((key) => key !== 'sweeps' && key !== '$schema');
  if (unknown !== undefined)
    throw new UsageError(`${name} has no field "${unknown}"; it has: sweeps, $schema`);
  return { plugins: [], sweeps: config['sweeps'], digestCode: NO_CODE };
}

function readUtf8(file: string, name: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new UsageError(`${name} can't be read: ${reasonOf(error, file)}`);
  }
}

function readJsonFile(file: string, name: string): unknown {
  if (statSync(file).size > JSON_BYTES_MAX) throw new UsageError(`${name} is larger than 1 MB`);
  return parseUntrustedJson(name, readUtf8(file, name));
}

function checkConfig(config: unknown, name: string): Omit<LoadedConfig, 'digestCode'> {
  if (!isObject(config))
    throw new UsageError(`${name} must export an object by default: defineConfig({ … })`);
  const unknown = Object.keys(config).find((key) => key !== 'plugins' && key !== 'sweeps');
  if (unknown !== undefined)
    throw new UsageError(`${name} has no field "${unknown}"; it has: plugins, sweeps`);
  const plugins = config['plugins'] ?? [];
  if (!Array.isArray(plugins)) throw new UsageError(`${name}: plugins must be a list of bundles`);
  return {
    plugins: plugins.map((bundle: unknown, index) =>
      checkBundle(bundle, `${name}: plugins[${String(index)}]`),
    ),
    sweeps: config['sweeps'],
  };
}

function checkBundle(bundle: unknown, where: string): Plugins {
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
