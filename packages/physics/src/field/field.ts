import type { Medium } from '../media/medium.js';
import type { Position } from '../spacetime/position.js';
import type { TrustWave } from '../waves/trust-wave.js';
import type { Arrival } from './arrival.js';
import type { Echoes } from './echoes.js';
import { createFieldReading } from './field-reading.js';
import type { Phasor } from './phasor.js';

/** The retarded superposition of a set of waves in a medium. */
export interface Field {
  /** The instantaneous field in V/m: each wave counts once its light cone has passed, and exactly nothing before. */
  at(position: Position, timeSeconds: number): number;
  /** Each wave with its delay r/c and its gain, in the order of the waves, each followed by its echoes. */
  arrivalsAt(position: Position): readonly Arrival[];
}

/**
 * Superposes waves: Σ Aᵢ·env(t′)·cos(2πf t′ + φ)·e^{−αr}/r with t′ = t − tᵢ − r/c, or by the medium's own law; each
 * echo adds the same with its longer way and its gain.
 */
export function createField(waves: readonly TrustWave[], medium: Medium, echoes?: Echoes): Field {
  const arrivalBy = (wave: TrustWave, metres: number, gain: number): Arrival => ({
    wave,
    delaySeconds: metres / medium.speedMetresPerSecond,
    gain: gain * medium.amplitudeAt(metres),
  });
  const arrivalsAt = (position: Position): readonly Arrival[] =>
    waves.flatMap((wave) => {
      const metres = medium.pathLength(wave.origin, position);
      const ways = echoes?.(wave.origin, position) ?? [];
      return [
        arrivalBy(wave, metres, 1),
        ...ways.map((echo) => arrivalBy(wave, metres + echo.excessMetres, echo.gain)),
      ];
    });
  return {
    arrivalsAt,
    at(position, timeSeconds) {
      // A window that opens at the instant itself: one law for samples, here and in a receiver.
      const window = { arrivals: arrivalsAt(position), windowStartSeconds: timeSeconds, durationSeconds: 1 };
      return createFieldReading(window).sample(0);
    },
  };
}

/** A window of the field's time, in seconds. */
export interface MeasurementWindow {
  readonly startSeconds: number;
  readonly durationSeconds: number;
}

/**
 * The document's measure_field_at: lock-in at one frequency over a window. A steady tone of amplitude A that arrives
 * from r metres away through free space gives |phasor| = A/r.
 */
export function measureFieldAt(
  field: Field,
  position: Position,
  frequencyHz: number,
  window: MeasurementWindow,
): Phasor {
  const reading = createFieldReading({
    arrivals: field.arrivalsAt(position),
    windowStartSeconds: window.startSeconds,
    durationSeconds: window.durationSeconds,
  });
  return reading.integrate(frequencyHz, 0, window.durationSeconds);
}
