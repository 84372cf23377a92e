import { expect, test } from 'vitest';
import {
  boost,
  causalOrder,
  dopplerFactor,
  experiments,
  intervalSquareMetres,
  longitudinalDopplerFactor,
  lorentzGamma,
  properTimeSeconds,
  SPEED_OF_LIGHT,
  transverseDopplerFactor,
} from '../../src/index.js';
import { expectMeasured } from '../support/expect-measured.js';

test('D10: at β = 0.6 Doppler is 2, 0.5 and 0.8 across, and γ is 1.25', () => {
  expect(longitudinalDopplerFactor(0.6)).toBeCloseTo(2, 12);
  expect(longitudinalDopplerFactor(-0.6)).toBeCloseTo(0.5, 12);
  expect(transverseDopplerFactor(0.6)).toBeCloseTo(0.8, 12);
  expect(lorentzGamma(0.6)).toBeCloseTo(1.25, 12);
});

test.each([0.1, 0.6, 0.99])('D10: flashes of a moving clock, followed to the receiver, at β = %d', (beta) => {
  for (const direction of ['approaching', 'receding', 'transverse'] as const) {
    expectMeasured(experiments.dopplerByFlashes({ beta, direction }));
  }
});

test.each([0, 0.3, 0.6, 0.999])('D10: a boost by β = %d leaves the interval', (beta) => {
  expectMeasured(experiments.boostedInterval({ beta }));
});

test('D10: a boost and its reverse undo each other', () => {
  const point = { t: 3e-6, x: 100, y: -200, z: 50 };
  const there = boost(point, { x: 0.3, y: 0.5, z: -0.2 });
  const back = boost(there, { x: -0.3, y: -0.5, z: 0.2 });
  expect(back.t).toBeCloseTo(point.t, 18);
  expect(back.x).toBeCloseTo(point.x, 9);
  expect(back.y).toBeCloseTo(point.y, 9);
  expect(back.z).toBeCloseTo(point.z, 9);
});

test('D10: order in time is absolute inside the light cone only, and a moving clock counts t/γ', () => {
  const here = { t: 0, x: 0, y: 0, z: 0 };
  expect(causalOrder(here, { t: 1, x: 0.6 * SPEED_OF_LIGHT, y: 0, z: 0 })).toBe('future');
  expect(causalOrder(here, { t: -1, x: 0, y: 0, z: 0 })).toBe('past');
  expect(causalOrder(here, { t: 1, x: 2 * SPEED_OF_LIGHT, y: 0, z: 0 })).toBe('elsewhere');
  expect(causalOrder(here, { t: 1, x: SPEED_OF_LIGHT, y: 0, z: 0 })).toBe('future');
  expect(causalOrder(here, here)).toBe('same');
  expect(properTimeSeconds(here, { t: 1, x: 0.6 * SPEED_OF_LIGHT, y: 0, z: 0 })).toBeCloseTo(0.8, 12);
  expect(intervalSquareMetres(here, { t: 0, x: 3, y: 4, z: 0 })).toBe(-25);
  expect(() => properTimeSeconds(here, { t: 0, x: 1, y: 0, z: 0 })).toThrow(/spacelike/);
});

test('D10: speeds of light and more are refused in one line', () => {
  expect(() => lorentzGamma(1)).toThrow('beta must lie between -1 and 1, got 1');
  expect(() => dopplerFactor(0.5, 1.5)).toThrow(/approachCosine/);
});
