import { createFieldReading } from '../field/field-reading.js';
import {
  dbmOfWatts,
  friisLossDb,
  isotropicReceivedWatts,
  landauerJoules,
  thermalNoiseWatts,
} from '../media/thermal.js';
import { fieldNoiseDensity } from '../media/thermal.js';
import { sphericalMedium } from '../media/spherical.js';
import { createField, measureFieldAt } from '../field/field.js';
import { magnitude } from '../field/phasor.js';
import { log10 } from '../math/exponential.js';
import { createUniformStream } from '../noise/uniform-stream.js';
import { SPEED_OF_LIGHT } from '../spacetime/constants.js';
import { createCarriers } from '../waves/carriers.js';
import { radiatedPowerWatts } from '../waves/energy.js';
import { createTrustWave } from '../waves/trust-wave.js';
import type { Measurement, SamplingOptions } from './measurement.js';

const GATE_SECONDS = 1e-6;
const FREQUENCY_HZ = 1e9;

/**
 * kTB at 290 K in dBm per hertz, −173.975: the noise that an isotropic antenna takes from the noisy field, per hertz,
 * averaged over gates of a microsecond.
 */
export function thermalNoiseDensity(options: SamplingOptions): Measurement {
  const random = createUniformStream(options.seed);
  const densityPerHz = fieldNoiseDensity(290, FREQUENCY_HZ);
  let watts = 0;
  for (let trial = 0; trial < options.samples; trial++) {
    const noise = { seed: Math.floor(random.nextUniform() * 9007199254740991), densityPerHz };
    const reading = createFieldReading({ arrivals: [], durationSeconds: GATE_SECONDS, noise });
    const phasor = reading.integrate(FREQUENCY_HZ, 0, GATE_SECONDS);
    watts += isotropicReceivedWatts(magnitude(phasor), FREQUENCY_HZ) * GATE_SECONDS;
  }
  const tolerance = (3.3 * 10 * 0.4342944819032518) / Math.sqrt(options.samples) + 5e-4;
  const expected = dbmOfWatts(thermalNoiseWatts(290, 1));
  return { expected, measured: dbmOfWatts(watts / options.samples), tolerance, samples: options.samples };
}

/** Landauer's bound at 300 K against its printed value, 2.8710·10⁻²¹ J. */
export function landauerBound(): Measurement {
  return { expected: 2.871e-21, measured: landauerJoules(300), tolerance: 5e-26, samples: 1 };
}

/** Friis loss in dB, found from a field that is emitted, spreads, and is received by an isotropic antenna. */
export function friisLoss(options: { readonly distance: number; readonly frequencyHz: number }): Measurement {
  const { distance, frequencyHz } = options;
  const startSeconds = distance / SPEED_OF_LIGHT;
  const durationSeconds = 1000 / frequencyHz;
  const carriers = createCarriers([frequencyHz]);
  const wave = createTrustWave({
    origin: { x: 0, y: 0, z: 0 },
    amplitude: 1,
    carriers,
    durationSeconds: 2 * durationSeconds,
  });
  const field = createField([wave], sphericalMedium());
  const here = { x: distance, y: 0, z: 0 };
  const window = { startSeconds: startSeconds + durationSeconds / 2, durationSeconds };
  const received = isotropicReceivedWatts(
    magnitude(measureFieldAt(field, here, frequencyHz, window)),
    frequencyHz,
  );
  const measured = 10 * log10(radiatedPowerWatts(1) / received);
  return { expected: friisLossDb(distance, frequencyHz), measured, tolerance: 1e-6, samples: 1 };
}
