import type { RunNames } from '@dmct/catalog/for-run';
import type { Plugins, Registry } from '@dmct/core';
import type { Io } from '../io.js';
import type { WorkerSetup } from '../pool/jobs.js';
import { loadConfig } from './load-config.js';

/** The built-in plugins and those of dmct.config.ts. Loaded when a command needs them: bad usage is told at once. */
export async function loadRegistry(io: Io): Promise<Registry> {
  return loadRegistryOf({ cwd: io.cwd, configFile: null });
}

/** The same in a worker, which is told where to look. */
export async function loadRegistryOf({ cwd, configFile }: WorkerSetup): Promise<Registry> {
  const { plugins } = await loadConfig(cwd, configFile);
  return allWith(plugins);
}

/**
 * Enough for one run: what it names, where that is built in and no config brings plugins of its own. Else all, which a
 * message about a wrong name lists.
 */
export async function loadRegistryFor(io: Io, names: RunNames): Promise<Registry> {
  const { plugins } = await loadConfig(io.cwd);
  if (plugins.length > 0) return allWith(plugins);
  const { loadRunRegistry } = await import('@dmct/catalog/for-run');
  return (await loadRunRegistry(names)) ?? allWith([]);
}

async function allWith(plugins: readonly Plugins[]): Promise<Registry> {
  const { createBuiltInRegistry } = await import('@dmct/catalog');
  return createBuiltInRegistry(...plugins);
}
