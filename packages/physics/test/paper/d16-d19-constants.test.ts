import { expect, test } from 'vitest';
import { dbmOfWatts, experiments, fieldNoiseDensity, thermalNoiseWatts } from '../../src/index.js';
import { BOLTZMANN, FREE_SPACE_IMPEDANCE_OHMS, SPEED_OF_LIGHT } from '../../src/index.js';
import { expectMeasured } from '../support/expect-measured.js';

test('D16: kTB is -173.975 dBm/Hz at 290 K, also as an antenna finds it in the noisy field', () => {
  expect(dbmOfWatts(thermalNoiseWatts(290, 1))).toBeCloseTo(-173.975, 3);
  expectMeasured(experiments.thermalNoiseDensity({ seed: 1, samples: 50_000 }));
});

test('D16: Landauer kT·ln 2 is 2.8710e-21 J at 300 K', () => {
  expectMeasured(experiments.landauerBound());
});

test('D16: the density of the field is the one of which an isotropic antenna takes kT', () => {
  const wavelength = SPEED_OF_LIGHT / 2.4e9;
  const flux = fieldNoiseDensity(290, 2.4e9) / FREE_SPACE_IMPEDANCE_OHMS;
  expect((flux * wavelength * wavelength) / (4 * Math.PI) / (BOLTZMANN * 290)).toBeCloseTo(1, 12);
});

test('D17: Friis loses 92.448 dB over 1 km at 1 GHz', () => {
  const measurement = experiments.friisLoss({ distance: 1000, frequencyHz: 1e9 });
  expect(measurement.expected).toBeCloseTo(92.448, 3);
  expectMeasured(measurement);
  expectMeasured(experiments.friisLoss({ distance: 35_786_000, frequencyHz: 12e9 }));
});

test('D19: half the circumference takes 66.76 ms at c and 98.0 ms in fibre', () => {
  const radio = experiments.antipodeDelay({ way: 'radio' });
  const fibre = experiments.antipodeDelay({ way: 'fibre' });
  expectMeasured(radio);
  expectMeasured(fibre);
  expect(radio.measured * 1000).toBeCloseTo(66.76, 2);
  expect(fibre.measured * 1000).toBeCloseTo(98.0, 1);
});
