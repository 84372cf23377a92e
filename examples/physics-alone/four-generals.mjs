// The document's byzantine_attack with nothing but @dmct/physics: three honest generals, one traitor, and the field
// measured at (0.5, 0.5, 0), which is the traitor's own place. Build the package, then: node four-generals.mjs
import {
  createField,
  createCarriers,
  createTrustWave,
  magnitude,
  measureFieldAt,
  sphericalMedium,
  toneOf,
} from '@dmct/physics';

const CONFIDENCE_RATIO = 1.5;
const band = { lowHz: 1e9, bandwidthHz: 1024e6, windowSeconds: 1e-6 };

/**
 * frequency = hash(data), on the grid of tones that a microsecond can tell apart.
 * @param {object} data
 */
async function frequencyOf(data) {
  const bytes = new TextEncoder().encode(JSON.stringify(data));
  return toneOf(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)), band).frequencyHz;
}

const truthHz = await frequencyOf({ block: 12345, hash: 'abc...' });
const lieHz = await frequencyOf({ block: 12345, hash: 'xyz...' });

/**
 * A general at (x, y, 0) who emits one tone.
 * @param {number} x
 * @param {number} y
 * @param {number} frequencyHz
 */
const emit = (x, y, frequencyHz) =>
  createTrustWave({
    origin: { x, y, z: 0 },
    amplitude: 1,
    carriers: createCarriers([frequencyHz]),
    durationSeconds: 1e-5,
  });
const waves = [emit(0, 0, truthHz), emit(1, 0, truthHz), emit(0, 1, truthHz), emit(0.5, 0.5, lieHz)];

const places = {
  'the traitor (0.5, 0.5, 0)': { x: 0.5, y: 0.5, z: 0 },
  'afar (100, 40, 0)': { x: 100, y: 40, z: 0 },
};
const window = { startSeconds: 1e-6, durationSeconds: band.windowSeconds };
console.log(`truth at ${truthHz / 1e6} MHz, lie at ${lieHz / 1e6} MHz`);
for (const [name, place] of Object.entries(places)) {
  for (const clamp of [1, 0.1, 0.01]) {
    const field = createField(waves, sphericalMedium({ nearFieldRadiusMetres: clamp }));
    const truth = magnitude(measureFieldAt(field, place, truthHz, window));
    const lie = magnitude(measureFieldAt(field, place, lieHz, window));
    const verdict = truth > lie * CONFIDENCE_RATIO ? 'consensus' : 'no consensus';
    console.log(
      `${name}, clamp ${clamp} m: truth ${truth.toFixed(4)}, lie ${lie.toFixed(4)} V/m: ${verdict}`,
    );
  }
}
