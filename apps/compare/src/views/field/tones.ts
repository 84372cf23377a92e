import type { Pool } from '../../lab/pool.js';
import type { Preset } from './presets.js';
import { TRUTH_HZ } from './scene-parts.js';

/** The tones that a scene may ask for, Hz. */
export interface Tones {
  readonly truthHz: number;
  readonly lieHz: number;
}

/** The document's tones for the scenes that sound them, computed once in the lab; others have tones of their own. */
export function createTones(pool: Pool): (preset: Preset) => Promise<Tones> {
  let tones: Promise<Tones> | null = null;
  return async ({ needsTones }) => {
    if (needsTones !== true) return { truthHz: TRUTH_HZ, lieHz: TRUTH_HZ };
    tones ??= pool
      .ask('demo', { seed: 1, seeds: 1 })
      .then(({ lieFrequencyHz, truthFrequencyHz }) => ({ truthHz: truthFrequencyHz, lieHz: lieFrequencyHz }));
    return tones;
  };
}
