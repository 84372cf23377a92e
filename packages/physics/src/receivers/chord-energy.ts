import type { FieldReading } from '../field/field-reading.js';
import type { Candidate } from './receiver.js';

/** The candidates' carriers side by side, and where each candidate's begin; `offsets` has one entry more. */
export interface CarrierTable {
  readonly frequenciesHz: Float64Array;
  readonly offsets: Int32Array;
  readonly re: Float64Array;
  readonly im: Float64Array;
}

/** Lays the carriers out so that one gate is one call; throws if a candidate has none. */
export function tabulateCarriers(candidates: readonly Candidate[]): CarrierTable {
  const offsets = new Int32Array(candidates.length + 1);
  candidates.forEach((candidate, m) => {
    if (candidate.frequenciesHz.length === 0) throw new RangeError(`candidate ${m} has no carrier`);
    offsets[m + 1] = offsets[m]! + candidate.frequenciesHz.length;
  });
  const total = offsets[candidates.length]!;
  const frequenciesHz = new Float64Array(total);
  candidates.forEach((candidate, m) => frequenciesHz.set(candidate.frequenciesHz, offsets[m]));
  return { frequenciesHz, offsets, re: new Float64Array(total), im: new Float64Array(total) };
}

/**
 * Adds `weight` times each candidate's energy in one gate to `out[outOffset + m]`: Σ_l |phasor|²·T/2, in (V/m)²·s. A
 * wave of amplitude A that fills the gate has A²T/2 there, whatever its chord; noise has N₀ a carrier.
 */
export function addChordEnergies(
  reading: FieldReading,
  table: CarrierTable,
  startSeconds: number,
  durationSeconds: number,
  weight: number,
  out: Float64Array,
  outOffset: number,
): void {
  reading.integrateMany(table.frequenciesHz, startSeconds, durationSeconds, table.re, table.im);
  const factor = 0.5 * durationSeconds * weight;
  for (let m = 0; m + 1 < table.offsets.length; m++) {
    let power = 0;
    for (let l = table.offsets[m]!; l < table.offsets[m + 1]!; l++) {
      power += table.re[l]! * table.re[l]! + table.im[l]! * table.im[l]!;
    }
    out[outOffset + m] = out[outOffset + m]! + factor * power;
  }
}
