import { expect, test } from 'vitest';
import {
  createField,
  createUniformStream,
  magnitude,
  measureFieldAt,
  mirrorEchoes,
  scatteredEchoes,
  sphericalMedium,
  SPEED_OF_LIGHT,
} from '../../src/index.js';
import { waveOf } from '../support/waves.js';

const ground = mirrorEchoes([{ point: { x: 0, y: 0, z: 0 }, normal: { x: 0, y: 0, z: 3 }, reflection: -1 }]);

test('two rays over the ground: the field is that of two waves from the emitter and its image', () => {
  // f·T is whole, so the counter-rotating term vanishes.
  const frequencyHz = 100e6;
  const k = (2 * Math.PI * frequencyHz) / SPEED_OF_LIGHT;
  const wave = {
    ...waveOf({ frequenciesHz: [frequencyHz], durationSeconds: 1e-3 }),
    origin: { x: 0, y: 0, z: 30 },
  };
  const field = createField([wave], sphericalMedium(), ground);
  for (const x of [50, 200, 1000, 5000]) {
    const here = { x, y: 0, z: 10 };
    const window = { startSeconds: 1e-4, durationSeconds: 1e-6 };
    const measured = magnitude(measureFieldAt(field, here, frequencyHz, window));
    const direct = Math.hypot(x, 20);
    const bounced = Math.hypot(x, 40);
    const phase = k * (bounced - direct);
    const expected = Math.hypot(1 / direct - Math.cos(phase) / bounced, Math.sin(phase) / bounced);
    expect(Math.abs(measured / expected - 1)).toBeLessThan(1e-6);
  }
});

test('an echo is late: the direct wave is alone until the image’s light cone passes', () => {
  const wave = { ...waveOf({ frequenciesHz: [5e6] }), origin: { x: 0, y: 0, z: 30 } };
  const arrivals = createField([wave], sphericalMedium(), ground).arrivalsAt({ x: 40, y: 0, z: 30 });
  expect(arrivals).toHaveLength(2);
  expect(arrivals[0]!.delaySeconds).toBeCloseTo(40 / SPEED_OF_LIGHT, 15);
  expect(arrivals[1]!.delaySeconds).toBeCloseTo(Math.hypot(40, 60) / SPEED_OF_LIGHT, 15);
  expect(arrivals[1]!.gain).toBeCloseTo(-1 / Math.hypot(40, 60), 12);
});

test('behind the mirror there is no echo', () => {
  expect(ground({ x: 0, y: 0, z: 1 }, { x: 5, y: 0, z: -2 })).toEqual([]);
});

test('scattered echoes have the stated power and delay spread', () => {
  const options = {
    count: 2000,
    delaySpreadSeconds: 1e-6,
    lossDb: 6,
    speedMetresPerSecond: SPEED_OF_LIGHT,
  };
  const echoes = scatteredEchoes(createUniformStream(5), options);
  const power = echoes.reduce((sum, echo) => sum + echo.gain * echo.gain, 0);
  expect(10 * Math.log10(power)).toBeCloseTo(-6, 9);
  const mean = echoes.reduce((sum, echo) => sum + echo.excessMetres, 0) / 2000 / SPEED_OF_LIGHT;
  expect(Math.abs(mean / 1e-6 - 1)).toBeLessThan(3.3 / Math.sqrt(2000));
  expect(scatteredEchoes(createUniformStream(5), options)).toEqual(echoes);
  expect(scatteredEchoes(createUniformStream(5), { ...options, count: 0 })).toEqual([]);
});

test('many echoes without a direct wave are Rayleigh: power above its mean with e^-1', () => {
  const random = createUniformStream(6);
  const wave = waveOf({ frequenciesHz: [1e9], durationSeconds: 1e-3, x: 1e5 });
  const medium = { ...sphericalMedium(), amplitudeAt: () => 1 };
  const options = { count: 30, delaySpreadSeconds: 1e-6, lossDb: 0, speedMetresPerSecond: SPEED_OF_LIGHT };
  let above = 0;
  for (let trial = 0; trial < 1500; trial++) {
    const field = createField([wave], medium, () => [
      { excessMetres: 0, gain: -1 },
      ...scatteredEchoes(random, options),
    ]);
    const window = { startSeconds: 4e-4, durationSeconds: 1e-6 };
    if (magnitude(measureFieldAt(field, { x: 0, y: 0, z: 0 }, 1e9, window)) > 1) above += 1;
  }
  const p = Math.exp(-1);
  expect(Math.abs(above / 1500 - p)).toBeLessThan(3.3 * Math.sqrt((p * (1 - p)) / 1500) + 0.25 / 30);
});
