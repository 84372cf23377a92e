import { atan2 } from '../math/arctangent.js';

/** Amplitude and phase of a tone as one complex number: A·cos(ωt + φ) is A·e^{iφ}. In V/m (peak) for a field. */
export interface Phasor {
  readonly re: number;
  readonly im: number;
}

/** The amplitude |p| in the unit of its parts, without overflow of the squares within 10^±150. */
export function magnitude(phasor: Phasor): number {
  return Math.sqrt(phasor.re * phasor.re + phasor.im * phasor.im);
}

/** The phase in radians, −π to π; 0 for the zero phasor. */
export function phaseRadians(phasor: Phasor): number {
  return atan2(phasor.im, phasor.re);
}
