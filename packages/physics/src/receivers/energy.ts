import { assertFinite, assertInteger, assertPositive } from '../math/assert.js';
import { addChordEnergies, tabulateCarriers } from './chord-energy.js';
import type { Receiver } from './receiver.js';
import type { ListeningOptions } from './tone.js';

/** Looks one after another, each `durationSeconds` long. */
export interface EnergyOptions extends ListeningOptions {
  /** Default 1. */
  readonly looks?: number;
}

/**
 * Square-law combining: the sum of energy over a chord's carriers and over `looks` windows in a row; strengths in
 * (V/m)²·s. Many carriers or looks beat fading, since their sum settles on its mean (Proakis, Digital
 * Communications, §13.4). A near emitter still drowns far ones, by 1/r². Throws a RangeError for a window without length or fewer
 * than one look.
 */
export function createEnergyReceiver(options: EnergyOptions): Receiver {
  const start = options.startSeconds ?? 0;
  const looks = options.looks ?? 1;
  assertFinite('startSeconds', start);
  assertPositive('durationSeconds', options.durationSeconds);
  assertInteger('looks', looks, 1);
  return {
    name: 'energy',
    needs: ['clock', 'bandwidth'],
    read(reading, candidates) {
      const table = tabulateCarriers(candidates);
      const strengths = new Float64Array(candidates.length);
      for (let look = 0; look < looks; look++) {
        const at = start + look * options.durationSeconds;
        addChordEnergies(reading, table, at, options.durationSeconds, 1, strengths, 0);
      }
      return { strengths };
    },
  };
}
