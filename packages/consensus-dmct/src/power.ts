import { pinned } from '@dmct/physics';

/** 10^(dB/10). */
export function ratioOfDb(decibels: number): number {
  return pinned.pow(10, decibels / 10);
}

/** Energy in a gate of a wave of the given field amplitude that fills it: E²T/2, in (V/m)²·s. */
export function gateEnergy(fieldAmplitude: number, gateSeconds: number): number {
  return 0.5 * fieldAmplitude * fieldAmplitude * gateSeconds;
}

/**
 * The amplitude at 1 m of the emitter whose chord has the given Es/N0 in a gate, received with `gain`. All generals
 * radiate the power that the longest public path needs, so that no one's place makes its vote weaker than asked.
 * Without noise any power will do: then it is 1 V/m at 1 m.
 */
export function amplitudeForSnr(
  snrDb: number,
  noiseDensityPerHz: number,
  gateSeconds: number,
  gain: number,
): number {
  if (!(noiseDensityPerHz > 0) || !(gain > 0)) return 1;
  return Math.sqrt((2 * noiseDensityPerHz * ratioOfDb(snrDb)) / gateSeconds) / gain;
}
