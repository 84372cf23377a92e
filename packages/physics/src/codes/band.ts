import { assertNotNegative, assertPositive } from '../math/assert.js';

/**
 * A band from `lowHz` up, `bandwidthHz` wide, heard through windows of `windowSeconds`. Tones 1/T apart are orthogonal
 * over T, so a receiver of power tells K = ⌊BT⌋ of them apart (Gabor 1946).
 */
export interface Band {
  readonly lowHz: number;
  readonly bandwidthHz: number;
  readonly windowSeconds: number;
}

/** K = ⌊B·T⌋, a product within 10⁻⁹ below an integer counting as that integer; throws if it leaves no bin. */
export function binCount(band: Band): number {
  assertNotNegative('band.lowHz', band.lowHz);
  assertPositive('band.bandwidthHz', band.bandwidthHz);
  assertPositive('band.windowSeconds', band.windowSeconds);
  const count = Math.floor(band.bandwidthHz * band.windowSeconds * (1 + 1e-12) + 1e-9);
  if (count < 1 || count > 4294967295) {
    throw new RangeError(`a band needs 1 to 2^32 - 1 bins, bandwidth times window gives ${count}`);
  }
  return count;
}

/** The frequency of a bin: lowHz + (bin + 1)/T, so that a band from 0 Hz has no tone at rest. */
export function binFrequencyHz(band: Band, bin: number): number {
  return band.lowHz + (bin + 1) / band.windowSeconds;
}
