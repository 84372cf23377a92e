import { assertNotNegative } from '../math/assert.js';
import { log10 } from '../math/exponential.js';
import { PI } from '../math/constants.js';
import { pow } from '../math/power.js';
import { SPEED_OF_LIGHT } from '../spacetime/constants.js';
import { FREE_SPACE_IMPEDANCE_OHMS } from '../waves/energy.js';

/** The Boltzmann constant in J/K; exact by the SI's definition of the kelvin (2019). */
export const BOLTZMANN = 1.380649e-23;

const LN2 = 0.6931471805599453;

/** Thermal noise power kTB in watts (Johnson 1928, Nyquist 1928; hf ≪ kT). */
export function thermalNoiseWatts(temperatureKelvin: number, bandwidthHz: number): number {
  return BOLTZMANN * temperatureKelvin * bandwidthHz;
}

/** The temperature at which noise figures are stated, K (IEEE; Friis 1944). */
export const REFERENCE_KELVIN = 290;

/**
 * The noise of an antenna and of the receiver behind it as one temperature: T + 290·(F − 1), F the noise figure as a
 * ratio (Friis, Proc. IRE 32, 1944). 0 dB is a receiver without noise of its own. Throws a RangeError for
 * either below 0.
 */
export function systemTemperatureKelvin(antennaKelvin: number, noiseFigureDb: number): number {
  assertNotNegative('antennaKelvin', antennaKelvin);
  assertNotNegative('noiseFigureDb', noiseFigureDb);
  return noiseFigureDb === 0
    ? antennaKelvin
    : antennaKelvin + REFERENCE_KELVIN * (pow(10, noiseFigureDb / 10) - 1);
}

/** Watts as decibels above a milliwatt. */
export function dbmOfWatts(powerWatts: number): number {
  return 10 * log10(powerWatts * 1000);
}

/** The least heat of erasing one bit, kT·ln 2, in joules (Landauer 1961). */
export function landauerJoules(temperatureKelvin: number): number {
  return BOLTZMANN * temperatureKelvin * LN2;
}

/** Loss in dB between isotropic antennas, 20·log₁₀(4πrf/c) (Friis 1946). */
export function friisLossDb(distanceMetres: number, frequencyHz: number): number {
  return 20 * log10((4 * PI * distanceMetres * frequencyHz) / SPEED_OF_LIGHT);
}

/**
 * The one-sided spectral density of the field, in (V/m)²/Hz of mean square field, whose power in an isotropic
 * antenna is kT per hertz: the antenna takes λ²/(4π) of the flux E²/Z₀, so E² = kT·Z₀·4π/λ².
 */
export function fieldNoiseDensity(temperatureKelvin: number, frequencyHz: number): number {
  const wavelength = SPEED_OF_LIGHT / frequencyHz;
  return (BOLTZMANN * temperatureKelvin * FREE_SPACE_IMPEDANCE_OHMS * 4 * PI) / (wavelength * wavelength);
}

/** Watts that an isotropic antenna takes from a steady tone of the given peak field in V/m: E²/(2Z₀)·λ²/(4π). */
export function isotropicReceivedWatts(fieldAmplitude: number, frequencyHz: number): number {
  const wavelength = SPEED_OF_LIGHT / frequencyHz;
  return (
    ((fieldAmplitude * fieldAmplitude) / (2 * FREE_SPACE_IMPEDANCE_OHMS)) *
    ((wavelength * wavelength) / (4 * PI))
  );
}
