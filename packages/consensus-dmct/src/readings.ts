import { gateReading } from '@dmct/physics';
import type { GateField } from './beam.js';

/** One gate at this receiver: when light from one general's slot must arrive, and what it may bring. */
export interface EmitterGate {
  readonly startSeconds: number;
  readonly durationSeconds: number;
  /** p: the energy that its place and the cap of power allow here, (V/m)²·s. */
  readonly allowedEnergy: number;
  /** Noise in it over what one antenna hears; default 1. */
  readonly noiseGain?: number;
}

/** A general's word in [0, 1] as one gate shows it, tone by tone. */
export interface ReadingOptions {
  readonly noiseDensityPerHz: number;
  /** φ: below this share of the allowed energy a reading stays near ½. */
  readonly powerFloor: number;
  /** Around this share of the allowed energy doubt grows from 0 to 1; default: no energy is too much. */
  readonly powerCeiling?: number;
}

/** Doubt grows from 0 to 1 over so much of the allowed energy, half on each side of the ceiling: no jump there. */
const CEILING_RAMP = 0.2;
/** Energy on the weaker side, as a share of the allowed: below the first it is nobody's order, above the second it may be. */
const PRESENT_FROM = 0.05;
const PRESENT_TO = 0.15;

/** What a gate brought besides its reading. */
export interface GateStrength {
  /**
   * u in [0, 1]: above 0 only where the gate brought more than its emitter may radiate, and both sides of it. An honest
   * emitter's own tones are always there, since nobody can cancel phases that he doesn't know: a side that is missing
   * is not its order, however loud the other one is.
   */
  readonly doubt: number;
  /** Energy above the noise as a share of the allowed; a little below 0 where noise left less than its mean. */
  readonly strength: number;
}

/** Reads gates tone by tone; keeps scratch space, so it is not re-entrant. */
export interface GateReader {
  /**
   * ρ of each binary digit that the gate carries, into `out[outOffset + digit]`: 1 where only the digit's "one" tones
   * sound, 0 where only the others do, ½ where neither or both do. Returns doubt and strength of the first.
   *
   * `before` is what stands in the first digit for power that is missing below the floor: what the emitter said last, or
   * ½ (the default), if silence is to say nothing.
   */
  read(
    field: GateField,
    gate: EmitterGate,
    out: Float64Array,
    outOffset: number,
    before?: number,
  ): GateStrength;
}

/**
 * A reader of gates that carry binary digits at once, one for each of `shares`: its share of the emitter's power.
 * `frequenciesHz` is laid out [(2·digit + value)·tones + tone].
 */
export function createGateReader(
  frequenciesHz: Float64Array,
  shares: ArrayLike<number>,
  options: ReadingOptions,
): GateReader {
  const digits = shares.length;
  const tones = frequenciesHz.length / (2 * digits);
  const re = new Float64Array(frequenciesHz.length);
  const im = new Float64Array(frequenciesHz.length);
  const { powerFloor } = options;
  const powerCeiling = options.powerCeiling ?? Infinity;
  const noiseOfOneAntenna = 2 * tones * options.noiseDensityPerHz;

  const energyOf = (from: number, gateSeconds: number): number =>
    energyOfTones(re, im, from, tones, gateSeconds);
  return {
    read(field, gate, out, outOffset, before = 0.5) {
      // A gate outside the window (a clock far off) brought nothing.
      const heard =
        gate.startSeconds >= 0 && gate.startSeconds + gate.durationSeconds <= field.durationSeconds;
      if (heard) field.integrateMany(frequenciesHz, gate.startSeconds, gate.durationSeconds, re, im);
      const noiseEnergy = noiseOfOneAntenna * (gate.noiseGain ?? 1);
      let doubt = 0;
      let strength = 0;
      for (let digit = 0; digit < digits; digit++) {
        if (!heard) {
          out[outOffset + digit] = digit === 0 ? before : 0.5;
          continue;
        }
        const zero = 2 * digit * tones;
        const energyOne = energyOf(zero + tones, gate.durationSeconds);
        const energyZero = energyOf(zero, gate.durationSeconds);
        const allowed = gate.allowedEnergy * shares[digit]!;
        out[outOffset + digit] = gateReading(energyOne, energyZero, noiseEnergy, powerFloor * allowed);
        if (digit > 0) continue;
        const missing = clip(1 - (energyOne + energyZero - noiseEnergy) / (powerFloor * allowed));
        out[outOffset] = clip(out[outOffset]! + missing * (before - 0.5));
        strength = (energyOne + energyZero - noiseEnergy) / allowed;
        const weaker = (Math.min(energyOne, energyZero) - 0.5 * noiseEnergy) / allowed;
        const over = clip((strength - powerCeiling) / CEILING_RAMP + 0.5);
        doubt = over * clip((weaker - PRESENT_FROM) / (PRESENT_TO - PRESENT_FROM));
      }
      return { doubt, strength };
    },
  };
}

/** Σ |phasor|²·T/2 over `count` tones from `from` on: the energy of a gate of so many seconds in them, (V/m)²·s. */
export function energyOfTones(
  re: Float64Array,
  im: Float64Array,
  from: number,
  count: number,
  gateSeconds: number,
): number {
  let power = 0;
  for (let l = from; l < from + count; l++) power += re[l]! * re[l]! + im[l]! * im[l]!;
  return 0.5 * gateSeconds * power;
}

/** The value, or the end of [0, 1] that it lies beyond. */
export function clip(value: number): number {
  return Math.min(1, Math.max(0, value));
}
