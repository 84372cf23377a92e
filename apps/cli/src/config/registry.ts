import type { Registry } from '@dmct/core';
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
  const { createBuiltInRegistry } = await import('@dmct/catalog');
  return createBuiltInRegistry(...plugins);
}
