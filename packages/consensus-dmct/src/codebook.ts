import type { Value } from '@dmct/core';
import { binCount, binFrequencyHz, chordOf, createCarriers, type Band, type Carriers } from '@dmct/physics';

/** 0 or 1: the index of a candidate. */
export type Vote = 0 | 1;

/** What sounds how. Public: everybody computes it from the two candidates. */
export interface CodeBook {
  /** The tones of each candidate, Hz, none of them shared, equally many. */
  readonly voteFrequenciesHz: readonly [Float64Array, Float64Array];
  /** Tones of bit m with value b at [(2m + b) · coinSubcarriers ...]. */
  readonly coinFrequenciesHz: Float64Array;
  readonly coinBits: number;
  readonly coinSubcarriers: number;
  /** The tones of any value: a candidate's as above, another's by its own digest. */
  frequenciesOf(value: Value): Float64Array;
}

/** What a code book is made from. */
export interface CodeBookInput {
  /** Of the votes: its window is their gate. */
  readonly band: Band;
  readonly subcarriers: number;
  /** The same band through the window of a coin's pulse. */
  readonly coinBand: Band;
  /** 0: no coins. */
  readonly coinBits: number;
  readonly coinSubcarriers: number;
  readonly candidates: readonly Value[];
  digest(text: string): string;
}

/** A draw that leaves two messages no tone of their own is drawn again; this many times at most. */
const DRAWS_MAX = 64;

/** Chords for the two candidates by their digests, and a tone map for the coins. */
export function createCodeBook(input: CodeBookInput): CodeBook {
  const [first, second] = input.candidates;
  if (first === undefined || second === undefined || input.candidates.length !== 2) {
    throw new Error(`dmct decides between two candidates, not ${input.candidates.length}`);
  }
  const chord = (value: Value, draw: number): Float64Array =>
    chordOf(input.digest(draw === 0 ? value : `${value}#${draw}`), input.band, input.subcarriers)
      .frequenciesHz;
  for (let draw = 0; draw < DRAWS_MAX; draw++) {
    const votes = withoutShared(chord(first, draw), chord(second, draw));
    if (votes[0].length === 0) continue;
    return {
      voteFrequenciesHz: votes,
      coinFrequenciesHz: coinFrequencies(input),
      coinBits: input.coinBits,
      coinSubcarriers: input.coinSubcarriers,
      frequenciesOf: (value) =>
        value === first ? votes[0] : value === second ? votes[1] : chord(value, draw),
    };
  }
  throw new Error('the two candidates have no carriers that differ');
}

/**
 * Both chords without the tones they share: a shared tone says nothing about which was sent, and dropping it from
 * both keeps the two equally long, so that neither is favoured.
 */
export function withoutShared(a: Float64Array, b: Float64Array): [Float64Array, Float64Array] {
  const inA = new Set(a);
  const inB = new Set(b);
  return [a.filter((frequency) => !inB.has(frequency)), b.filter((frequency) => !inA.has(frequency))];
}

/**
 * All bits of a coin sound in one pulse, each on its own tones: bits one after another would take `coinBits` of them.
 * The copies of a bit's tone are spread over the band, so that they don't fade together.
 */
function coinFrequencies(input: CodeBookInput): Float64Array {
  const { coinBand, coinBits, coinSubcarriers } = input;
  const stride = coinBits === 0 ? 0 : Math.floor(binCount(coinBand) / coinSubcarriers);
  const frequencies = new Float64Array(2 * coinBits * coinSubcarriers);
  for (let tone = 0; tone < 2 * coinBits; tone++) {
    for (let copy = 0; copy < coinSubcarriers; copy++) {
      frequencies[tone * coinSubcarriers + copy] = binFrequencyHz(coinBand, copy * stride + tone);
    }
  }
  return frequencies;
}

/**
 * The share of a coin's power that each bit gets, first to last: halving, as the bits' weights do. An ambiguous bit's
 * reading carries noise of variance 1/power into the common level with the weight squared, 4^−m; of all ways to share
 * the power, 2^−m makes the sum of Σ 4^−m/P_m least (Cauchy and Schwarz).
 */
export function coinShares(coinBits: number): Float64Array {
  const shares = new Float64Array(coinBits);
  let share = 1;
  let total = 0;
  for (let m = 0; m < coinBits; m++) {
    share /= 2;
    shares[m] = share;
    total += share;
  }
  return shares.map((one) => one / total);
}

/** The carriers of one general's coin bits, phases drawn by `phase`. */
export function coinCarriers(book: CodeBook, bits: Uint8Array, phase: () => number): Carriers {
  const perTone = book.coinSubcarriers;
  const shares = coinShares(bits.length);
  const frequencies: number[] = [];
  const weights: number[] = [];
  bits.forEach((bit, m) => {
    const at = (2 * m + bit) * perTone;
    for (const frequency of book.coinFrequenciesHz.subarray(at, at + perTone)) {
      frequencies.push(frequency);
      weights.push(Math.sqrt(shares[m]!));
    }
  });
  return createCarriers(
    frequencies,
    frequencies.map(() => phase()),
    weights,
  );
}
