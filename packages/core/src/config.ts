import type { Plugins } from './registry.js';
import type { SweepConfig } from './sweep-config.js';

/** What `dmct.config.ts` exports by default. Plugins named here are trusted code: they run as the user. */
export interface DmctConfig {
  /** Bundles of plugins to add to the built-in ones. */
  readonly plugins?: readonly Plugins[];
  /** Sweeps by name, for `dmct sweep`. */
  readonly sweeps?: Readonly<Record<string, SweepConfig>>;
}

/** Gives `dmct.config.ts` its types. */
export function defineConfig(config: DmctConfig): DmctConfig {
  return config;
}
