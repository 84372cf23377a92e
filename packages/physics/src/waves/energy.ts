import { PI } from '../math/constants.js';
import type { TrustWave } from './trust-wave.js';

/** The impedance of free space in ohms, μ₀c (CODATA 2018). */
export const FREE_SPACE_IMPEDANCE_OHMS = 376.730313668;

/** ∫ env² dt: the duration of a rectangular wave, 3/8 of a raised cosine's. */
export function effectiveDurationSeconds(wave: TrustWave): number {
  return wave.envelope === 'rectangular' ? wave.durationSeconds : 0.375 * wave.durationSeconds;
}

/** Watts that an isotropic emitter radiates while its field at 1 m has the given peak amplitude in V/m: 4π·A²/(2Z₀). */
export function radiatedPowerWatts(amplitude: number): number {
  return (4 * PI * amplitude * amplitude) / (2 * FREE_SPACE_IMPEDANCE_OHMS);
}

/**
 * Joules that the wave radiates: its power times the effective duration. Beats between carriers are taken to average
 * to nothing, exactly so for carriers that are orthogonal over the duration.
 */
export function radiatedEnergyJoules(wave: TrustWave): number {
  return radiatedPowerWatts(wave.amplitude) * effectiveDurationSeconds(wave);
}

/** The peak amplitude at 1 m, in V/m, of an isotropic emitter of the given power in watts. */
export function amplitudeOfPower(powerWatts: number): number {
  return Math.sqrt((2 * FREE_SPACE_IMPEDANCE_OHMS * powerWatts) / (4 * PI));
}
