import { binFrequencyHz, type Band } from '../codes/band.js';
import { toneOf } from '../codes/tone.js';
import { createField } from '../field/field.js';
import { createFieldReading } from '../field/field-reading.js';
import { sphericalMedium } from '../media/spherical.js';
import { assertInteger } from '../math/assert.js';
import { createUniformStream, type UniformStream } from '../noise/uniform-stream.js';
import { proportion, type Measurement, type SamplingOptions } from './measurement.js';
import { collisionProbability } from './theory.js';
import { createCarriers } from '../waves/carriers.js';
import { createTrustWave } from '../waves/trust-wave.js';

/** A band of exactly `bins` tones. */
function bandOf(bins: number): Band {
  return { lowHz: 1e9, bandwidthHz: bins * 1e6, windowSeconds: 1e-6 };
}

/** Eight random bytes, written over `digest`: what a hash of a fresh message would begin with. */
function randomDigest(random: UniformStream, digest: Uint8Array): Uint8Array {
  for (let at = 0; at < 8; at += 4) {
    const word = random.nextUint32();
    digest[at] = word;
    digest[at + 1] = word >>> 8;
    digest[at + 2] = word >>> 16;
    digest[at + 3] = word >>> 24;
  }
  return digest;
}

/** How often some two of `messages` digests fall on one of `bins` tones: the birthday problem. */
export function toneCollisions(
  options: SamplingOptions & { readonly messages: number; readonly bins: number },
): Measurement {
  assertInteger('messages', options.messages, 1);
  const band = bandOf(options.bins);
  const random = createUniformStream(options.seed);
  const digest = new Uint8Array(8);
  let collisions = 0;
  for (let trial = 0; trial < options.samples; trial++) {
    const taken = new Set<number>();
    for (let k = 0; k < options.messages; k++) taken.add(toneOf(randomDigest(random, digest), band).bin);
    if (taken.size < options.messages) collisions += 1;
  }
  return proportion(collisionProbability(options.messages, options.bins), collisions, options.samples);
}

/** Whether a receiver a metre away that listens for one tone hears all of a wave at another: the two are one to it. */
function passesFor(frequencyHz: number, listenedForHz: number, windowSeconds: number): boolean {
  const wave = createTrustWave({
    origin: { x: 0, y: 0, z: 0 },
    amplitude: 1,
    carriers: createCarriers([frequencyHz]),
    durationSeconds: 3 * windowSeconds,
  });
  const arrivals = createField([wave], sphericalMedium()).arrivalsAt({ x: 1, y: 0, z: 0 });
  const reading = createFieldReading({ arrivals, durationSeconds: 2 * windowSeconds });
  const { re, im } = reading.integrate(listenedForHz, windowSeconds, windowSeconds);
  return re * re + im * im > 0.5;
}

/**
 * The mean number of messages that are tried until one passes for a given one out of `slots`: as many as there are slots.
 * Trying is a count of hashes, which sound nothing; what is found is radiated, and counts if a receiver that listens for
 * the given message's tone hears it there.
 */
export function grinding(options: SamplingOptions & { readonly slots: number }): Measurement {
  const band = bandOf(options.slots);
  const random = createUniformStream(options.seed);
  const digest = new Uint8Array(8);
  let tries = 0;
  for (let trial = 0; trial < options.samples; trial++) {
    const target = random.nextBelow(options.slots);
    const listenedForHz = binFrequencyHz(band, target);
    let found;
    do {
      tries += 1;
      found = toneOf(randomDigest(random, digest), band);
    } while (found.bin !== target || !passesFor(found.frequencyHz, listenedForHz, band.windowSeconds));
  }
  const expected = options.slots;
  // The number of tries is geometric: its deviation is √(1 − 1/slots) of its mean.
  const tolerance = 3.3 * expected * Math.sqrt((1 - 1 / expected) / options.samples);
  return { expected, measured: tries / options.samples, tolerance, samples: options.samples };
}
