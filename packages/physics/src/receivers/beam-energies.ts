import type { FieldReading } from '../field/field-reading.js';
import type { Beamformer } from './beamformer.js';
import type { CarrierTable } from './chord-energy.js';
import type { Gate } from './gate-energies.js';

/** One emitter's beam. */
export interface Beam {
  readonly beamformer: Beamformer;
  /** Its index among the beamformer's emitters. */
  readonly emitter: number;
  /** How much later than at antenna 0 its waves arrive at each antenna, s. */
  readonly leadsSeconds: Float64Array;
}

/**
 * Writes each candidate's energy in one gate of one beam to `out[outOffset + m]`: Σ_l |Σ_m w*·phasor|²·T/2, in
 * (V/m)²·s. A wave of amplitude A at antenna 0 that comes from the beam's place has A²T/2 there.
 */
export function beamEnergies(
  antennas: readonly FieldReading[],
  gate: Gate,
  beam: Beam,
  table: CarrierTable,
  out: Float64Array,
  outOffset: number,
): void {
  const { beamformer, emitter, leadsSeconds } = beam;
  const count = table.frequenciesHz.length;
  const sumRe = new Float64Array(count);
  const sumIm = new Float64Array(count);
  antennas.forEach((antenna, m) => {
    const opens = gate.startSeconds + leadsSeconds[m]!;
    antenna.integrateMany(table.frequenciesHz, opens, gate.durationSeconds, table.re, table.im);
    for (let k = 0; k < count; k++) {
      const weights = beamformer.weights(table.frequenciesHz[k]!);
      const a = weights.re[emitter * beamformer.antennas + m]!;
      const b = weights.im[emitter * beamformer.antennas + m]!;
      sumRe[k] = sumRe[k]! + (a * table.re[k]! + b * table.im[k]!);
      sumIm[k] = sumIm[k]! + (a * table.im[k]! - b * table.re[k]!);
    }
  });
  for (let m = 0; m + 1 < table.offsets.length; m++) {
    let power = 0;
    for (let k = table.offsets[m]!; k < table.offsets[m + 1]!; k++) {
      power += sumRe[k]! * sumRe[k]! + sumIm[k]! * sumIm[k]!;
    }
    out[outOffset + m] = 0.5 * gate.durationSeconds * power;
  }
}

/** Σ_l ‖w_l‖² over a candidate's carriers: what the antennas' noise of N₀ each leaves in the beam, over N₀. */
export function beamNoiseGain(beam: Beam, table: CarrierTable, candidate: number): number {
  const { beamformer, emitter } = beam;
  let gain = 0;
  for (let k = table.offsets[candidate]!; k < table.offsets[candidate + 1]!; k++) {
    const { re, im } = beamformer.weights(table.frequenciesHz[k]!);
    for (let m = 0; m < beamformer.antennas; m++) {
      const at = emitter * beamformer.antennas + m;
      gain += re[at]! * re[at]! + im[at]! * im[at]!;
    }
  }
  return gain;
}
