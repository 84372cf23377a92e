import {
  createCarriers,
  createField,
  createTrustWave,
  exponentialMedium,
  measureFieldAt,
  type MeasurementWindow,
  type Position,
} from '@dmct/physics';

/** Unit power at 1 m, one tone. */
export interface ToneEmitter {
  readonly origin: Position;
  readonly frequencyHz: number;
  readonly phaseRadians: number;
  readonly startSeconds?: number;
  /** Default: for ever. */
  readonly durationSeconds?: number;
}

/** |phasor|² that a lock-in at `place` finds on a frequency in a window of the superposed field, (V/m)². */
export function tonePower(
  emitters: readonly ToneEmitter[],
  place: Position,
  frequencyHz: number,
  window: MeasurementWindow,
): number {
  const waves = emitters.map((emitter) =>
    createTrustWave({
      origin: emitter.origin,
      amplitude: 1,
      carriers: createCarriers([emitter.frequencyHz], [emitter.phaseRadians]),
      durationSeconds: emitter.durationSeconds ?? Infinity,
      startSeconds: emitter.startSeconds ?? 0,
    }),
  );
  const { re, im } = measureFieldAt(createField(waves, exponentialMedium()), place, frequencyHz, window);
  return re * re + im * im;
}
