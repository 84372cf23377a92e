import type { Medium } from '../media/medium.js';
import { cos, sin } from '../math/trigonometry.js';
import { cosTurns, sinTurns } from '../math/turns.js';
import type { Position } from '../spacetime/position.js';
import type { Phasor } from './phasor.js';

/** An emitter that has been on for ever, at the one frequency asked about. Amplitude in V/m at 1 m. */
export interface SteadyEmitter {
  readonly origin: Position;
  readonly amplitude: number;
  readonly phaseRadians: number;
}

/** The phasor at a place of emitters that have settled: Σ A·gain(r)·e^{i(φ − 2πfr/c)}, in V/m. */
export function steadyPhasor(
  emitters: readonly SteadyEmitter[],
  medium: Medium,
  frequencyHz: number,
  position: Position,
): Phasor {
  let re = 0;
  let im = 0;
  for (const emitter of emitters) {
    const metres = medium.pathLength(emitter.origin, position);
    const amplitude = emitter.amplitude * medium.amplitudeAt(metres);
    const turns = frequencyHz * (metres / medium.speedMetresPerSecond);
    const c = cosTurns(turns);
    const s = sinTurns(turns);
    const phaseCosine = cos(emitter.phaseRadians);
    const phaseSine = sin(emitter.phaseRadians);
    re += amplitude * (phaseCosine * c + phaseSine * s);
    im += amplitude * (phaseSine * c - phaseCosine * s);
  }
  return { re, im };
}

/** SWR (A₁ + A₂)/|A₁ − A₂| of two opposite plane waves, amplitudes in one unit (V/m); Infinity when they are equal. */
export function standingWaveRatio(amplitude1: number, amplitude2: number): number {
  return (amplitude1 + amplitude2) / Math.abs(amplitude1 - amplitude2);
}
