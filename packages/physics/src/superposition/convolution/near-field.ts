import { TAU } from '../../math/constants.js';
import { cosTurns, sinTurns } from '../../math/turns.js';
import type { SteadyEmitters } from '../steady-emitters.js';
import { farGain } from './far-field.js';
import { HermiteTable } from './hermite-table.js';

/** The grid of points, as near parts need it. */
export interface PointGrid {
  readonly x: number;
  readonly y: number;
  readonly spacingMetres: number;
  readonly columns: number;
  readonly rows: number;
}

/** Intervals a wavelength: the cubics then err by some 1e-10. */
const INTERVALS_PER_WAVE = 512;

/**
 * Adds what the far part leaves out of each emitter near it: (1/max(r, clamp) − step(r)/r)·e^{2πi(turns − κr)}, one by
 * one, the phase and the step from a table.
 */
export function addNearField(
  emitters: SteadyEmitters,
  grid: PointGrid,
  step: HermiteTable,
  cyclesPerMetre: number,
  clampMetres: number,
  re: Float64Array,
  im: Float64Array,
): void {
  const near = step.end;
  const [restRe, restIm] = restTables(step, cyclesPerMetre);
  const { amplitudes, turns, x, y } = emitters;
  const { columns, rows, spacingMetres } = grid;
  for (let i = 0; i < x.length; i++) {
    const c = amplitudes[i]! * cosTurns(turns[i]!);
    const s = amplitudes[i]! * sinTurns(turns[i]!);
    const firstRow = Math.max(0, Math.ceil((y[i]! - near - grid.y) / spacingMetres));
    const lastRow = Math.min(rows - 1, Math.floor((y[i]! + near - grid.y) / spacingMetres));
    for (let row = firstRow; row <= lastRow; row++) {
      const dy = grid.y + row * spacingMetres - y[i]!;
      const reach = Math.sqrt(Math.max(0, near * near - dy * dy));
      const first = Math.max(0, Math.ceil((x[i]! - reach - grid.x) / spacingMetres));
      const last = Math.min(columns - 1, Math.floor((x[i]! + reach - grid.x) / spacingMetres));
      for (let column = first; column <= last; column++) {
        const dx = grid.x + column * spacingMetres - x[i]!;
        const metres = Math.sqrt(dx * dx + dy * dy);
        if (metres >= near) continue;
        let partRe: number;
        let partIm: number;
        if (metres < clampMetres || metres === 0) {
          const gain = 1 / clampMetres - farGain(step, metres);
          partRe = gain * cosTurns(cyclesPerMetre * metres);
          partIm = -gain * sinTurns(cyclesPerMetre * metres);
        } else {
          partRe = restRe.at(metres) / metres;
          partIm = restIm.at(metres) / metres;
        }
        const at = row * columns + column;
        re[at] = re[at]! + (c * partRe - s * partIm);
        im[at] = im[at]! + (c * partIm + s * partRe);
      }
    }
  }
}

/** (1 − step(r))·e^{−2πi·κr}, both parts. */
function restTables(step: HermiteTable, cyclesPerMetre: number): readonly [HermiteTable, HermiteTable] {
  const waves = Math.abs(cyclesPerMetre) * step.end;
  const intervals = Math.ceil(Math.max(8192, INTERVALS_PER_WAVE * waves));
  const tiny = step.end / intervals / 64;
  const slopeOf = (r: number): number => {
    const [a, b] = [Math.max(0, r - tiny), Math.min(step.end, r + tiny)];
    return (step.at(b) - step.at(a)) / (b - a);
  };
  const sample = (r: number, isSine: boolean): readonly [number, number] => {
    const rest = 1 - step.at(r);
    const phase = -cyclesPerMetre * r;
    const [c, s] = [cosTurns(phase), sinTurns(phase)];
    const turn = -TAU * cyclesPerMetre;
    return isSine
      ? [rest * s, rest * turn * c - slopeOf(r) * s]
      : [rest * c, -rest * turn * s - slopeOf(r) * c];
  };
  return [false, true].map((isSine) =>
    HermiteTable.of(step.end, intervals, (r) => sample(r, isSine)),
  ) as unknown as readonly [HermiteTable, HermiteTable];
}
