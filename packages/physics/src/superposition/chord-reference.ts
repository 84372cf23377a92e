import { cosTurns, sinTurns } from '../math/turns.js';
import type { Places } from './steady-emitters.js';
import type { ChordEmitters, ChordWay } from './superpose-chord.js';

/** The reference of the chord's kernels, operation for operation: what they must give, bit for bit. */
export function addChordReference(
  emitters: ChordEmitters,
  places: Places,
  way: ChordWay,
  re: Float64Array,
  im: Float64Array,
): void {
  const { subcarriers } = way;
  // S⁰ to S⁷, then S⁸.
  const powers = { re: new Float64Array(9), im: new Float64Array(9) };
  for (let p = 0; p < places.x.length; p++) {
    for (let i = 0; i < emitters.x.length; i++) {
      const dx = emitters.x[i]! - places.x[p]!;
      const dy = emitters.y[i]! - places.y[p]!;
      const dz = emitters.z[i]! - places.z[p]!;
      const metres = Math.sqrt(dx * dx + dy * dy + dz * dz);
      const amplitude = emitters.amplitudes[i]! * (1 / Math.max(metres, way.clampMetres));
      const turns = emitters.turns[i]! - way.cyclesPerMetre * metres;
      fillPowers(emitters.stepTurns[i]! - way.stepCyclesPerMetre * metres, powers.re, powers.im);
      let leadRe = amplitude * cosTurns(turns);
      let leadIm = amplitude * sinTurns(turns);
      for (let from = 0; from < subcarriers; from += 8) {
        for (let b = 0; b < 8 && from + b < subcarriers; b++) {
          let partRe = leadRe * powers.re[b]! - leadIm * powers.im[b]!;
          let partIm = leadRe * powers.im[b]! + leadIm * powers.re[b]!;
          if (emitters.code !== undefined) {
            const c = emitters.code.re[i * subcarriers + from + b]!;
            const d = emitters.code.im[i * subcarriers + from + b]!;
            [partRe, partIm] = [c * partRe - d * partIm, c * partIm + d * partRe];
          }
          const at = p * subcarriers + from + b;
          re[at] = re[at]! + partRe;
          im[at] = im[at]! + partIm;
        }
        const before = leadRe;
        leadRe = before * powers.re[8]! - leadIm * powers.im[8]!;
        leadIm = before * powers.im[8]! + leadIm * powers.re[8]!;
      }
    }
  }
}

/** Which two powers make each: S² = S·S, S³ = S·S², S⁴ = S²·S², and so on, as the kernel's lanes do. */
const FACTORS = [
  [2, 1, 1],
  [4, 2, 2],
  [3, 1, 2],
  [5, 1, 4],
  [6, 2, 4],
  [7, 3, 4],
  [8, 4, 4],
] as const;

function fillPowers(turns: number, re: Float64Array, im: Float64Array): void {
  re[0] = 1;
  im[0] = 0;
  re[1] = cosTurns(turns);
  im[1] = sinTurns(turns);
  for (const [power, a, b] of FACTORS) {
    re[power] = re[a]! * re[b]! - im[a]! * im[b]!;
    im[power] = re[a]! * im[b]! + im[a]! * re[b]!;
  }
}
