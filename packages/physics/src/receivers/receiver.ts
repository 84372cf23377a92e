import type { FieldReading } from '../field/field-reading.js';

/** What a receiver must have besides the field. */
export type ReceiverNeed =
  'clock' | 'bandwidth' | 'common epoch' | 'known places' | 'disjoint gates' | 'antennas';

/** A message that may be in the air, known by its carriers alone: their frequencies, Hz, one entry a carrier. */
export interface Candidate {
  readonly frequenciesHz: Float64Array;
}

/**
 * What the field says of each candidate: `strengths[m]` in the receiver's own unit, comparable within one reading.
 * The causal receiver also gives its gates.
 */
export interface Evidence {
  readonly strengths: Float64Array;
  readonly gates?: GateEvidence;
}

/** Per-gate evidence; arrays are laid out [gate · candidates + candidate]. */
export interface GateEvidence {
  /** Energy in the gate on the candidate's carriers, (V/m)²·s, noise included; one entry a gate and candidate. */
  readonly energies: Float64Array;
  /** The part of the emitter's one vote that the candidate gets, 0 to 1; one entry a gate and candidate. */
  readonly weights: Float64Array;
  /** The energy that the emitter's place and cap allow, (V/m)²·s; one entry a gate. */
  readonly allowedEnergies: Float64Array;
}

/**
 * A way to read the field. It gets the reading and the candidates' carriers, nothing else: its own parameters, public
 * places and the epoch are fixed when it is made. Equal fields give equal evidence, whoever emitted them.
 */
export interface Receiver {
  readonly name: string;
  readonly needs: readonly ReceiverNeed[];
  read(reading: FieldReading, candidates: readonly Candidate[]): Evidence;
}

/** The index of the greatest strength, the first of equals; −1 if there is none above 0. */
export function strongestCandidate(evidence: Evidence): number {
  let best = -1;
  let greatest = 0;
  for (let m = 0; m < evidence.strengths.length; m++) {
    if (evidence.strengths[m]! > greatest) {
      greatest = evidence.strengths[m]!;
      best = m;
    }
  }
  return best;
}
