import type { Arrival } from '../field/arrival.js';
import { createCarriers } from '../waves/carriers.js';
import { createTrustWave, type TrustWave } from '../waves/trust-wave.js';
import type { SummedPhasors } from './population.js';

/**
 * The sums of a population as what a field is made of, so that every receiver reads them as any other field: one
 * arrival a look, each as long as its window and with a gain of its own on each carrier. `sums` holds all looks in a
 * row, [look · carriers + carrier].
 */
export function summedArrivals(
  sums: SummedPhasors,
  frequenciesHz: ArrayLike<number>,
  lookSeconds: number,
): readonly Arrival[] {
  const carriers = frequenciesHz.length;
  const wave = chordOfUnitCarriers(frequenciesHz, lookSeconds);
  return Array.from({ length: Math.ceil(sums.re.length / carriers) }, (_, look) => ({
    wave,
    delaySeconds: look * lookSeconds,
    gain: 1,
    fading: {
      re: sums.re.slice(look * carriers, (look + 1) * carriers),
      im: sums.im.slice(look * carriers, (look + 1) * carriers),
    },
  }));
}

/** A chord's carriers share its power: an amplitude of √L gives each of L a field of 1. */
function chordOfUnitCarriers(frequenciesHz: ArrayLike<number>, durationSeconds: number): TrustWave {
  return createTrustWave({
    origin: { x: 0, y: 0, z: 0 },
    amplitude: Math.sqrt(frequenciesHz.length),
    carriers: createCarriers(frequenciesHz),
    durationSeconds,
  });
}
