import type { GateField } from '../beam.js';
import { decodeBatch, statedLength, type Entry } from './payload-code.js';
import { putSymbols, type SymbolCode } from './symbols.js';

/** What a participant made of the client's gates. */
export interface Heard {
  readonly entries: readonly Entry[];
  readonly bytes: Uint8Array;
  /** The least reading of any symbol: the share of its energy that is on the loudest tone, as a vote's reading is. */
  readonly clarity: number;
}

/** The gates in which the client speaks, one after another. */
export interface PayloadGates {
  readonly startSeconds: number;
  readonly gateSeconds: number;
  readonly gatesMax: number;
  /** What the client's place and the cap allow in one of them, (V/m)²·s. */
  readonly allowedEnergy: number;
  /** N₀ in the direction of the client, (V/m)²/Hz. */
  readonly noiseDensityPerHz: number;
  /** φ. */
  readonly powerFloor: number;
}

/** A batch begins with its length. */
const LENGTH_BITS = 16;
/** Less than this share of the allowed energy in the first gate is silence. */
const SILENCE = 0.25;

/** Reads a batch symbol by symbol; null where nobody speaks, or what is heard isn't one. */
export function readPayload(
  field: GateField,
  gates: PayloadGates,
  code: SymbolCode,
  digest: (text: string) => string,
): Heard | null {
  const { allowedEnergy, gatesMax, gateSeconds, startSeconds } = gates;
  const { bitsPerGate, frequenciesHz } = code;
  const re = new Float64Array(frequenciesHz.length);
  const im = new Float64Array(frequenciesHz.length);
  const bytes = new Uint8Array(Math.floor((gatesMax * bitsPerGate) / 8));
  let length: number | null = null;
  let clarity = 1;
  for (let gate = 0; length === null || gate * bitsPerGate < 8 * length; gate++) {
    const start = startSeconds + gate * gateSeconds;
    if (start < 0 || start + gateSeconds > field.durationSeconds) return null;
    field.integrateMany(frequenciesHz, start, gateSeconds, re, im);
    const { clearest, energy, symbols } = readGate(re, im, gates, code);
    if (gate === 0 && energy < SILENCE * allowedEnergy) return null;
    clarity = Math.min(clarity, clearest);
    putSymbols(bytes, gate, symbols, code);
    if (length === null && (gate + 1) * bitsPerGate >= LENGTH_BITS) length = statedLength(bytes);
    if (length !== null && length > bytes.length) return null;
  }
  const batch = bytes.slice(0, length);
  const entries = decodeBatch(batch, digest);
  return entries === null ? null : { entries, bytes: batch, clarity };
}

/** Each symbol's loudest tone, the least of their readings, and the whole energy above noise. */
function readGate(
  re: Float64Array,
  im: Float64Array,
  gates: PayloadGates,
  { symbolsPerGate, tones }: SymbolCode,
): { readonly symbols: readonly number[]; readonly clearest: number; readonly energy: number } {
  const { allowedEnergy, gateSeconds, noiseDensityPerHz, powerFloor } = gates;
  const floor = (powerFloor * allowedEnergy) / symbolsPerGate;
  const symbols: number[] = [];
  let clearest = 1;
  let energy = 0;
  for (let s = 0; s < symbolsPerGate; s++) {
    let loudest = 0;
    let most = -1;
    let sum = -tones * noiseDensityPerHz;
    for (let k = s * tones; k < (s + 1) * tones; k++) {
      const one = 0.5 * gateSeconds * (re[k]! * re[k]! + im[k]! * im[k]!);
      sum += one;
      if (one > most) [most, loudest] = [one, k - s * tones];
    }
    symbols.push(loudest);
    energy += sum;
    clearest = Math.min(clearest, most / Math.max(sum, floor));
  }
  return { symbols, clearest, energy };
}
