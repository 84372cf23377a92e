import { createField } from '../field/field.js';
import { createFieldReading } from '../field/field-reading.js';
import { TAU } from '../math/constants.js';
import { exponentialMedium } from '../media/exponential.js';
import { createUniformStream } from '../noise/uniform-stream.js';
import { strongestCandidate } from '../receivers/receiver.js';
import { createToneReceiver } from '../receivers/tone.js';
import { createCarriers } from '../waves/carriers.js';
import { createTrustWave } from '../waves/trust-wave.js';
import { proportion, type Measurement, type SamplingOptions } from './measurement.js';

const EMITTERS = 20;
const HONEST_HZ = 1e9;
const LIE_HZ = 1.001e9;
const WINDOW_SECONDS = 1e-6;

/**
 * Two receivers a kilometre apart measure the same emitters and each follows its strongest tone. Their phases have
 * nothing to do with each other, so they agree with p² + (1 − p)², p the honest share of the power. The share is
 * rounded to twentieths: twenty emitters are strewn over a cube of 1 km, equal gains.
 */
export function receiverAgreement(options: SamplingOptions & { readonly share: number }): Measurement {
  if (!(options.share >= 0 && options.share <= 1))
    throw new RangeError(`share must lie in [0, 1], got ${options.share}`);
  const liars = Math.round(EMITTERS * options.share);
  const random = createUniformStream(options.seed);
  const medium = exponentialMedium();
  const receiver = createToneReceiver({ durationSeconds: WINDOW_SECONDS });
  const candidates = [
    { frequenciesHz: Float64Array.of(HONEST_HZ) },
    { frequenciesHz: Float64Array.of(LIE_HZ) },
  ];
  const places = [
    { x: 0, y: 0, z: 0 },
    { x: 1000, y: 0, z: 0 },
  ];
  let agreements = 0;
  for (let trial = 0; trial < options.samples; trial++) {
    const waves = Array.from({ length: EMITTERS }, (_, i) =>
      createTrustWave({
        origin: {
          x: 1000 * random.nextUniform(),
          y: 1000 * random.nextUniform(),
          z: 1000 * random.nextUniform(),
        },
        amplitude: 1,
        carriers: createCarriers([i < liars ? LIE_HZ : HONEST_HZ], [TAU * random.nextUniform()]),
        durationSeconds: 1e-3,
      }),
    );
    const field = createField(waves, medium);
    const heard = places.map((place) => {
      const arrivals = field.arrivalsAt(place);
      // All light cones have passed: the longest way is √3 km, 5.8 µs.
      const reading = createFieldReading({
        arrivals,
        windowStartSeconds: 1e-5,
        durationSeconds: WINDOW_SECONDS,
      });
      return strongestCandidate(receiver.read(reading, candidates));
    });
    if (heard[0] === heard[1]) agreements += 1;
  }
  const p = liars / EMITTERS;
  return proportion(p * p + (1 - p) * (1 - p), agreements, options.samples);
}
