import { pinned } from '@dmct/physics';

/**
 * Marcum's Q of order one at (sqrt(2 snr), sqrt(2 threshold)): a tone's chance to exceed a threshold of energy, both
 * over N0. Summed as a Poisson mixture: given j, the energy exceeds the threshold with the Poisson tail up to j.
 */
export function marcum(snr: number, threshold: number): number {
  const terms = Math.ceil(100 + 3 * (snr + threshold));
  let weight = pinned.exp(-snr);
  let term = pinned.exp(-threshold);
  let tail = 0;
  let sum = 0;
  for (let j = 0; j < terms; j++) {
    tail += term;
    sum += weight * tail;
    weight *= snr / (j + 1);
    term *= threshold / (j + 1);
  }
  return Math.min(1, sum);
}
