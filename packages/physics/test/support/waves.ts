import { createCarriers, createTrustWave, type TrustWave } from '../../src/index.js';

/** What a test changes of a wave; the rest is a microsecond of 1 GHz at the origin. */
export interface WaveOptions {
  readonly frequenciesHz?: readonly number[];
  readonly phasesRadians?: readonly number[];
  readonly amplitude?: number;
  readonly startSeconds?: number;
  readonly durationSeconds?: number;
  readonly envelope?: 'rectangular' | 'raised-cosine';
  readonly x?: number;
}

/** A wave with defaults. */
export function waveOf(options: WaveOptions = {}): TrustWave {
  const frequenciesHz = options.frequenciesHz ?? [1e9];
  return createTrustWave({
    origin: { x: options.x ?? 0, y: 0, z: 0 },
    amplitude: options.amplitude ?? 1,
    carriers: createCarriers(frequenciesHz, options.phasesRadians ?? frequenciesHz.map(() => 0)),
    startSeconds: options.startSeconds ?? 0,
    durationSeconds: options.durationSeconds ?? 1e-6,
    envelope: options.envelope ?? 'rectangular',
  });
}
