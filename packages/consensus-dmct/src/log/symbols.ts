import { binFrequencyHz, type Band } from '@dmct/physics';

/**
 * How bits become tones: a gate's K bins fall into groups of M, and each group sounds one of its tones, log2 M bits.
 * All symbols of a gate share its power. Noncoherent M-FSK needs less energy a bit as M grows, and more bandwidth.
 */
export interface SymbolCode {
  /** M, a power of two. */
  readonly tones: number;
  readonly bitsPerSymbol: number;
  readonly symbolsPerGate: number;
  readonly bitsPerGate: number;
  /** All bins in use, Hz, [symbol · M + tone]. */
  readonly frequenciesHz: Float64Array;
}

/** The code of a band of so many bins. */
export function createSymbolCode(band: Band, bins: number, tones: number): SymbolCode {
  const bitsPerSymbol = 31 - Math.clz32(tones);
  const symbolsPerGate = Math.floor(bins / tones);
  return {
    tones,
    bitsPerSymbol,
    symbolsPerGate,
    bitsPerGate: bitsPerSymbol * symbolsPerGate,
    frequenciesHz: Float64Array.from({ length: symbolsPerGate * tones }, (_, bin) =>
      binFrequencyHz(band, bin),
    ),
  };
}

/** How many gates so many bytes take. */
export function gatesFor(bytes: number, { bitsPerGate }: SymbolCode): number {
  return Math.ceil((8 * bytes) / bitsPerGate);
}

/** The tones that gate `gate` of the bytes sounds, Hz, one a symbol; past their end symbols are 0. */
export function tonesOfGate(bytes: Uint8Array, gate: number, code: SymbolCode): Float64Array {
  const { bitsPerSymbol, symbolsPerGate, tones } = code;
  return Float64Array.from({ length: symbolsPerGate }, (_, s) => {
    const firstBit = (gate * symbolsPerGate + s) * bitsPerSymbol;
    let symbol = 0;
    for (let bit = firstBit; bit < firstBit + bitsPerSymbol; bit++) symbol = 2 * symbol + bitOf(bytes, bit);
    return code.frequenciesHz[s * tones + symbol]!;
  });
}

/** Puts a gate's symbols into the bytes that they are the bits of. */
export function putSymbols(
  bytes: Uint8Array,
  gate: number,
  symbols: ArrayLike<number>,
  code: SymbolCode,
): void {
  const { bitsPerSymbol, symbolsPerGate } = code;
  for (let s = 0; s < symbolsPerGate; s++) {
    const firstBit = (gate * symbolsPerGate + s) * bitsPerSymbol;
    for (let b = 0; b < bitsPerSymbol; b++) {
      const bit = firstBit + b;
      if (bit >= 8 * bytes.length) return;
      if ((symbols[s]! >> (bitsPerSymbol - 1 - b)) & 1) bytes[bit >> 3]! |= 128 >> (bit & 7);
    }
  }
}

function bitOf(bytes: Uint8Array, bit: number): number {
  return ((bytes[bit >> 3] ?? 0) >> (7 - (bit & 7))) & 1;
}
