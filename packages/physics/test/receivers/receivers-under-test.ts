import {
  createCausalReceiver,
  createEnergyReceiver,
  createRangeGatedReceiver,
  createToneReceiver,
  SPEED_OF_LIGHT,
  type Candidate,
  type Receiver,
} from '../../src/index.js';

/** Two chords of three carriers on one grid of 1/µs. */
export const CANDIDATES: readonly Candidate[] = [
  { frequenciesHz: Float64Array.of(1.001e9, 1.004e9, 1.007e9) },
  { frequenciesHz: Float64Array.of(1.002e9, 1.005e9, 1.009e9) },
];

/** One of each kind, for a window of 10 µs with its epoch at 1 µs and pulses of 1 µs. */
export const RECEIVERS: readonly Receiver[] = [
  createToneReceiver({ durationSeconds: 5e-6 }),
  createEnergyReceiver({ durationSeconds: 1e-6, looks: 8 }),
  createRangeGatedReceiver({ epochSeconds: 1e-6, pulseSeconds: 1e-6, rangeMetres: 2000 }),
  createCausalReceiver({
    epochSeconds: 1e-6,
    pulseSeconds: 1e-6,
    emitters: [
      { pathMetres: 300, slotSeconds: 0, allowedAmplitude: 1 / 300 },
      { pathMetres: 1e-6 * SPEED_OF_LIGHT, slotSeconds: 2e-6, allowedAmplitude: 1 / 299.792458 },
      { pathMetres: 900, slotSeconds: 3e-6, allowedAmplitude: 1 / 900 },
    ],
  }),
];
