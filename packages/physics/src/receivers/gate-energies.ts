import type { FieldReading } from '../field/field-reading.js';
import { addChordEnergies, tabulateCarriers } from './chord-energy.js';
import type { Candidate } from './receiver.js';

/** When light from one known place must arrive, in seconds of the window. */
export interface Gate {
  readonly startSeconds: number;
  readonly durationSeconds: number;
}

/**
 * The energy of every candidate in every gate: `out[gate · candidates + candidate]` = Σ_l |phasor|²·T/2 over the
 * candidate's L carriers, in (V/m)²·s. Noise alone leaves L·N₀ on average; a wave of amplitude E that fills the gate
 * leaves E²T/2.
 */
export function gateEnergies(
  reading: FieldReading,
  gates: readonly Gate[],
  candidates: readonly Candidate[],
  out: Float64Array = new Float64Array(gates.length * candidates.length),
): Float64Array {
  const table = tabulateCarriers(candidates);
  out.fill(0, 0, gates.length * candidates.length);
  gates.forEach((gate, g) => {
    addChordEnergies(reading, table, gate.startSeconds, gate.durationSeconds, 1, out, g * candidates.length);
  });
  return out;
}

/**
 * The causal protocol's reading ρ of one gate, from 0 (all B) to 1 (all A): ½ + (E_A − E_B)/(2·max(E_A + E_B − noise,
 * floor)), clipped. `noiseEnergy` is what noise leaves in both, 2·L·N₀; `floorEnergy` is φ times the energy that the
 * emitter's place and cap allow, so that a whisper stays near ½. It is Lipschitz in both energies. All in (V/m)²·s;
 * throws a RangeError for a floor that is not above 0.
 */
export function gateReading(
  energyA: number,
  energyB: number,
  noiseEnergy: number,
  floorEnergy: number,
): number {
  if (!(floorEnergy > 0)) throw new RangeError(`floorEnergy must be above 0, got ${floorEnergy}`);
  const reading = 0.5 + (energyA - energyB) / (2 * Math.max(energyA + energyB - noiseEnergy, floorEnergy));
  return Math.min(1, Math.max(0, reading));
}
