import { assertFinite, assertNotNegative, assertPositive } from '../math/assert.js';
import { SPEED_OF_LIGHT } from '../spacetime/constants.js';
import { gateEnergies, type Gate } from './gate-energies.js';
import type { Receiver } from './receiver.js';
import { shareVote } from './vote-share.js';

/** A public emitter as this receiver knows it. */
export interface KnownEmitter {
  /** Metres of the way from its place to here. */
  readonly pathMetres: number;
  /** Its slot after the common epoch; slots are staggered so that the gates here don't overlap. */
  readonly slotSeconds: number;
  /** The field that its place and its cap of power allow here, V/m (peak). */
  readonly allowedAmplitude: number;
}

/** What a causal receiver is made with; times are seconds of the window. */
export interface CausalOptions {
  readonly epochSeconds: number;
  readonly pulseSeconds: number;
  readonly emitters: readonly KnownEmitter[];
  readonly speedMetresPerSecond?: number;
  /** N₀ in (V/m)²/Hz, taken off every carrier's energy. Default 0. */
  readonly noiseDensityPerHz?: number;
  /** φ: the share of the allowed energy below which an emitter counts less than one vote. Default 0.5. */
  readonly powerFloor?: number;
}

/** The gate of each emitter: opens at epoch + slot + path/c, for one pulse. */
export function causalGates(
  options: Pick<CausalOptions, 'epochSeconds' | 'pulseSeconds' | 'emitters' | 'speedMetresPerSecond'>,
): readonly Gate[] {
  const speed = options.speedMetresPerSecond ?? SPEED_OF_LIGHT;
  return options.emitters.map((emitter) => ({
    startSeconds: options.epochSeconds + emitter.slotSeconds + emitter.pathMetres / speed,
    durationSeconds: options.pulseSeconds,
  }));
}

/**
 * One gate per known emitter: only what arrives when light from its place must arrive is heard, and it weighs at most
 * one vote, shared by the candidates in proportion to their energy above noise. Strengths are sums of votes. Energy
 * far below what the place and cap allow weighs less than a vote; energy above it weighs no more.
 *
 * What arrives in a gate is taken for the gate's emitter: pulses timed from elsewhere to land there capture it.
 * Throws a RangeError for options that are out of their range.
 */
export function createCausalReceiver(options: CausalOptions): Receiver {
  const noiseDensity = options.noiseDensityPerHz ?? 0;
  const powerFloor = options.powerFloor ?? 0.5;
  assertFinite('epochSeconds', options.epochSeconds);
  assertPositive('pulseSeconds', options.pulseSeconds);
  assertNotNegative('noiseDensityPerHz', noiseDensity);
  assertPositive('powerFloor', powerFloor);
  options.emitters.forEach((emitter, g) => {
    assertNotNegative(`emitters[${g}].pathMetres`, emitter.pathMetres);
    assertFinite(`emitters[${g}].slotSeconds`, emitter.slotSeconds);
    assertPositive(`emitters[${g}].allowedAmplitude`, emitter.allowedAmplitude);
  });
  const gates = causalGates(options);
  const allowedEnergies = Float64Array.from(
    options.emitters,
    (emitter) => 0.5 * emitter.allowedAmplitude * emitter.allowedAmplitude * options.pulseSeconds,
  );
  return {
    name: 'causal',
    needs: ['clock', 'bandwidth', 'common epoch', 'known places', 'disjoint gates'],
    read(reading, candidates) {
      const energies = gateEnergies(reading, gates, candidates);
      const weights = new Float64Array(energies.length);
      const strengths = new Float64Array(candidates.length);
      const noiseOf = (m: number): number => candidates[m]!.frequenciesHz.length * noiseDensity;
      for (let g = 0; g < gates.length; g++) {
        const floor = powerFloor * allowedEnergies[g]!;
        shareVote(energies, weights, g * candidates.length, candidates, noiseOf, floor);
        for (let m = 0; m < candidates.length; m++) {
          strengths[m] = strengths[m]! + weights[g * candidates.length + m]!;
        }
      }
      return { strengths, gates: { energies, weights, allowedEnergies } };
    },
  };
}
