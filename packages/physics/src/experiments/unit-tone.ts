import type { Arrival } from '../field/arrival.js';
import { createCarriers } from '../waves/carriers.js';
import { createTrustWave, type TrustWave } from '../waves/trust-wave.js';

/** A rectangular tone of unit amplitude that fills one look; experiments vary its gain and phase by `Arrival`. */
export function unitTone(frequencyHz: number, durationSeconds: number): TrustWave {
  const origin = { x: 0, y: 0, z: 0 };
  return createTrustWave({ origin, amplitude: 1, carriers: createCarriers([frequencyHz]), durationSeconds });
}

/** The arrival of a one-carrier wave with a complex gain. */
export function arrivalWithGain(wave: TrustWave, re: number, im: number, delaySeconds = 0): Arrival {
  return { wave, delaySeconds, gain: 1, fading: { re: Float64Array.of(re), im: Float64Array.of(im) } };
}
