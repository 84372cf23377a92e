import type { Fading } from '../field/arrival.js';
import { createFieldReading } from '../field/field-reading.js';
import { assertInteger } from '../math/assert.js';
import { createEnergyReceiver } from '../receivers/energy.js';
import type { Candidate } from '../receivers/receiver.js';
import { unitTone } from './unit-tone.js';

const LOOK_SECONDS = 1e-6;
const HONEST_HZ = 1e9;
const LIE_HZ = 1.001e9;
const CANDIDATES: readonly Candidate[] = [
  { frequenciesHz: Float64Array.of(HONEST_HZ) },
  { frequenciesHz: Float64Array.of(LIE_HZ) },
];

/** Honest emitters on one tone and liars on another, heard by an energy receiver for some looks in a row. */
export interface LookRig {
  /** The complex gain of each arrival, [look · emitters + emitter], the honest first; write them before each trial. */
  readonly gains: readonly Fading[];
  /** Superposes the arrivals with their present gains, reads the field, and says whether the lie is the stronger. */
  lieWins(): boolean;
}

/** Builds the rig once; the same arrivals serve every trial, only their gains are drawn anew. */
export function createLookRig(honest: number, liars: number, looks: number): LookRig {
  assertInteger('honest', honest, 0);
  assertInteger('liars', liars, honest === 0 ? 1 : 0);
  assertInteger('looks', looks, 1);
  const emitters = honest + liars;
  const receiver = createEnergyReceiver({ durationSeconds: LOOK_SECONDS, looks });
  const truth = unitTone(HONEST_HZ, LOOK_SECONDS);
  const lie = unitTone(LIE_HZ, LOOK_SECONDS);
  const arrivals = Array.from({ length: looks * emitters }, (_, k) => ({
    wave: k % emitters < honest ? truth : lie,
    delaySeconds: Math.floor(k / emitters) * LOOK_SECONDS,
    gain: 1,
    fading: { re: new Float64Array(1), im: new Float64Array(1) },
  }));
  return {
    gains: arrivals.map((arrival) => arrival.fading),
    lieWins() {
      const reading = createFieldReading({ arrivals, durationSeconds: looks * LOOK_SECONDS });
      const { strengths } = receiver.read(reading, CANDIDATES);
      return strengths[1]! > strengths[0]!;
    },
  };
}
