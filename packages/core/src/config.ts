import type { Plugins } from './registry.js';

/** What `dmct.config.ts` exports by default. Plugins named here are trusted code: they run as the user. */
export interface DmctConfig {
  /** Bundles of plugins to add to the built-in ones. */
  readonly plugins?: readonly Plugins[];
}

/** Gives `dmct.config.ts` its types. */
export function defineConfig(config: DmctConfig): DmctConfig {
  return config;
}
