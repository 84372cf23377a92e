import { describe, expect, test } from 'vitest';
import {
  atRest,
  boost,
  createField,
  createFieldReading,
  createMovingField,
  lightDelayAlong,
  lightDelaySeconds,
  distanceMetres,
  positionAt,
  sphericalMedium,
  SPEED_OF_LIGHT,
  type UniformMotion,
} from '../../src/index.js';
import { waveOf } from '../support/waves.js';

const medium = sphericalMedium();
const motion: UniformMotion = {
  position: { x: 100, y: -40, z: 7 },
  velocity: { x: 0.3 * SPEED_OF_LIGHT, y: 0.5 * SPEED_OF_LIGHT, z: -0.1 * SPEED_OF_LIGHT },
};

describe('the light cone of a moving source', () => {
  test('the light that arrives left exactly its distance ago', () => {
    for (const seconds of [-3e-6, 0, 1e-6, 4e-3]) {
      const place = { x: -500, y: 300, z: 20 };
      const delay = lightDelaySeconds(motion, place, seconds);
      const way = distanceMetres(positionAt(motion, seconds - delay), place);
      expect(delay).toBeGreaterThan(0);
      expect(Math.abs(way / (SPEED_OF_LIGHT * delay) - 1)).toBeLessThan(1e-12);
      const iterated = lightDelayAlong((t) => distanceMetres(positionAt(motion, t), place), seconds);
      expect(Math.abs(iterated / delay - 1)).toBeLessThan(1e-12);
    }
  });

  test('a source that outruns its waves is refused', () => {
    const fast = { ...motion, velocity: { x: SPEED_OF_LIGHT, y: 0, z: 0 } };
    expect(() => lightDelaySeconds(fast, { x: 0, y: 0, z: 0 }, 0)).toThrow(/slower than its waves/);
  });
});

test('without motion it is the field of resting emitters', () => {
  const wave = waveOf({ frequenciesHz: [5e6], phasesRadians: [1], durationSeconds: 1e-5, x: 300 });
  const here = { x: 0, y: 50, z: 0 };
  const window = { startSeconds: 2e-6, durationSeconds: 3e-6 };
  const rest = createFieldReading({
    arrivals: createField([wave], medium).arrivalsAt(here),
    windowStartSeconds: window.startSeconds,
    durationSeconds: window.durationSeconds,
  });
  const still = createMovingField([{ wave, motion: atRest(wave.origin) }], medium);
  const reading = still.readingAt(atRest(here), window);
  for (const t of [0, 1e-7, 1.23e-6, 2.9e-6]) expect(reading.sample(t)).toBeCloseTo(rest.sample(t), 12);
});

test('the principle of relativity: boost the source and the receiver, and the receiver reads the same', () => {
  const source: UniformMotion = {
    position: { x: 0, y: 0, z: 0 },
    velocity: { x: 0.2 * SPEED_OF_LIGHT, y: 0, z: 0 },
  };
  const receiver: UniformMotion = {
    position: { x: 0, y: 0, z: 0 },
    velocity: { x: -0.4 * SPEED_OF_LIGHT, y: 0.1 * SPEED_OF_LIGHT, z: 0 },
  };
  // Both clocks show 0 where they meet, at the origin of every frame; the wave starts there too.
  const wave = waveOf({ frequenciesHz: [4e6], phasesRadians: [0.4], durationSeconds: 1e-3 });
  const window = { startSeconds: 2e-6, durationSeconds: 4e-6 };
  const here = createMovingField([{ wave, motion: source }], medium).readingAt(receiver, window);
  const frame = { x: -0.35, y: 0.25, z: 0.4 };
  const seen = (body: UniformMotion): UniformMotion => {
    const after = boost({ t: 1, ...positionAt(body, 1) }, frame);
    const velocity = { x: after.x / after.t, y: after.y / after.t, z: after.z / after.t };
    return { position: { x: 0, y: 0, z: 0 }, velocity };
  };
  const there = createMovingField([{ wave, motion: seen(source) }], medium).readingAt(seen(receiver), window);
  let size = 0;
  for (let k = 0; k < 200; k++) {
    const t = (k / 200) * window.durationSeconds;
    size = Math.max(size, Math.abs(here.sample(t)));
    // Gains are those of a piece's middle, and pieces fall differently: 1/r changes by a thousandth within one.
    expect(Math.abs(there.sample(t) - here.sample(t))).toBeLessThan(0.02 * Math.abs(here.sample(t)) + 2e-6);
  }
  expect(size).toBeGreaterThan(1e-4);
  expect(there.integrate(4e6, 0, 4e-6).re).toBeCloseTo(here.integrate(4e6, 0, 4e-6).re, 5);
});

test('nothing is heard before the light cone of a moving emitter', () => {
  const wave = waveOf({ frequenciesHz: [5e6], durationSeconds: 1e-5 });
  const field = createMovingField([{ wave, motion }], medium);
  const place = { x: 1000, y: 0, z: 0 };
  const first = distanceMetres(positionAt(motion, 0), place) / SPEED_OF_LIGHT;
  const reading = field.readingAt(atRest(place), { startSeconds: 0, durationSeconds: 2 * first });
  expect(reading.sample(first * 0.999999)).toBe(0);
  expect(reading.sample(first * 1.01)).not.toBe(0);
});
