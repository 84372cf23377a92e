import type { Registry } from '@dmct/core';
import type { Io } from '../io.js';
import { loadConfig } from './load-config.js';

/** The built-in plugins and those of dmct.config.ts. Loaded when a command needs them: bad usage is told at once. */
export async function loadRegistry(io: Io): Promise<Registry> {
  const bundles = await loadConfig(io.cwd);
  const { createBuiltInRegistry } = await import('@dmct/catalog');
  return createBuiltInRegistry(...bundles);
}
