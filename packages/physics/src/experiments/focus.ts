import { createField, measureFieldAt } from '../field/field.js';
import { exponentialMedium } from '../media/exponential.js';
import { createUniformStream } from '../noise/uniform-stream.js';
import { alignedPhaseRadians } from '../waves/aligned-phase.js';
import { createCarriers } from '../waves/carriers.js';
import { createTrustWave } from '../waves/trust-wave.js';
import type { Measurement } from './measurement.js';

/**
 * N emitters whose phases are set to agree at one focus, equal gains: the power there is N². Phases are turned back by
 * the way to the focus; the window opens once the last light cone has passed.
 */
export function coherentPower(options: { readonly emitters: number; readonly seed: number }): Measurement {
  const frequencyHz = 1e9;
  const medium = exponentialMedium();
  const focus = { x: 0, y: 0, z: 0 };
  const random = createUniformStream(options.seed);
  const waves = Array.from({ length: options.emitters }, () => {
    const origin = {
      x: 1000 * random.nextUniform(),
      y: 1000 * random.nextUniform(),
      z: 1000 * random.nextUniform(),
    };
    const carriers = createCarriers([frequencyHz], [alignedPhaseRadians(origin, focus, medium, frequencyHz)]);
    return createTrustWave({ origin, amplitude: 1, carriers, durationSeconds: 1e-3 });
  });
  const window = { startSeconds: 1e-5, durationSeconds: 1e-6 };
  const sum = measureFieldAt(createField(waves, medium), focus, frequencyHz, window);
  const expected = options.emitters * options.emitters;
  return { expected, measured: sum.re * sum.re + sum.im * sum.im, tolerance: 0.01 * expected, samples: 1 };
}
