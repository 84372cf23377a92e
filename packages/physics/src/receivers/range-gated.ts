import { assertFinite, assertInteger, assertPositive } from '../math/assert.js';
import { SPEED_OF_LIGHT } from '../spacetime/constants.js';
import { addChordEnergies, tabulateCarriers } from './chord-energy.js';
import type { Receiver } from './receiver.js';

/** How a range-gated receiver steps through its window; times are seconds of the window. */
export interface RangeGatedOptions {
  /** The common epoch t₀ at which everybody emits. */
  readonly epochSeconds: number;
  /** The length of a pulse, and of the matched gate that slides over the window. */
  readonly pulseSeconds: number;
  /** The farthest emitter that is listened for. */
  readonly rangeMetres: number;
  /** Gates a pulse; more find a pulse more exactly. Default 4. */
  readonly gatesPerPulse?: number;
  readonly speedMetresPerSecond?: number;
  /** The clamp of the medium: nearer emitters aren't louder. Default 1 m. */
  readonly nearFieldRadiusMetres?: number;
}

/**
 * Energy weighted by r² of its time of arrival, r = c(t − t₀): radar's time-gain compensation (Skolnik, Introduction
 * to Radar Systems, §3.9, sensitivity time control), so that equal emitters weigh alike however far they are. The
 * gate slides: a pulse from r peaks in the gate that opens at r/c, and falls off alike on both sides of it. Strengths
 * are in (V/m)²·m²·s: an emitter of amplitude A counts about A²T/3. Late emission buys weight: time stands for place,
 * and nobody checks it. Throws a RangeError for options that are out of their range.
 */
export function createRangeGatedReceiver(options: RangeGatedOptions): Receiver {
  const speed = options.speedMetresPerSecond ?? SPEED_OF_LIGHT;
  const clamp = options.nearFieldRadiusMetres ?? 1;
  const gatesPerPulse = options.gatesPerPulse ?? 4;
  assertFinite('epochSeconds', options.epochSeconds);
  assertPositive('pulseSeconds', options.pulseSeconds);
  assertPositive('rangeMetres', options.rangeMetres);
  assertPositive('speedMetresPerSecond', speed);
  assertPositive('nearFieldRadiusMetres', clamp);
  assertInteger('gatesPerPulse', gatesPerPulse, 1, 1024);
  const step = options.pulseSeconds / gatesPerPulse;
  return {
    name: 'range-gated',
    needs: ['clock', 'bandwidth', 'common epoch'],
    read(reading, candidates) {
      const table = tabulateCarriers(candidates);
      const strengths = new Float64Array(candidates.length);
      const gates = Math.ceil(options.rangeMetres / speed / step) + gatesPerPulse;
      // The gates before the epoch see the first part of the nearest pulses.
      for (let gate = 1 - gatesPerPulse; gate < gates; gate++) {
        const opens = options.epochSeconds + gate * step;
        if (opens < 0 || opens + options.pulseSeconds > reading.durationSeconds) continue;
        const metres = Math.max(speed * gate * step, clamp);
        const weight = (metres * metres) / gatesPerPulse;
        addChordEnergies(reading, table, opens, options.pulseSeconds, weight, strengths, 0);
      }
      return { strengths };
    },
  };
}
