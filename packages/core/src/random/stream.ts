import { xoroshiro128plusFromState } from 'pure-rand/generator/xoroshiro128plus';

/**
 * A stream of random draws with a name. Every component draws from its own stream, derived from (seed, label),
 * so that one more draw here never shifts a draw there, and two strategies under one seed meet the same
 * network, the same places and the same traitors.
 */
export interface RandomStream {
  /** A whole number in [0, 2^32). */
  uint32(): number;
  /** A float64 in [0, 1) with 53 random bits. */
  uniform(): number;
  /** A whole number in [0, bound), unbiased. Throws a RangeError unless 1 <= bound <= 2^32. */
  integer(bound: number): number;
  /** Heads with probability 1/2. */
  coin(): boolean;
  /** An exponential draw of mean 1 by von Neumann's comparisons: no logarithm, so the same on every engine. */
  exponential(): number;
  /** `count` distinct members of 0..bound-1, ascending. */
  sample(count: number, bound: number): number[];
  /** A copy of `items` in random order (Fisher and Yates). */
  shuffle<T>(items: readonly T[]): T[];
}

/** The stream of (seed, label). Equal arguments give equal draws, on any machine. */
export function createStream(seed: number, label: string): RandomStream {
  const [a, b, c, d] = streamState(seed, label);
  const generator = xoroshiro128plusFromState([a, b, c, d]);
  const uint32 = (): number => generator.next() >>> 0;
  const uniform = (): number => ((uint32() >>> 5) * 67108864 + (uint32() >>> 6)) / 9007199254740992;
  const integer = (bound: number): number => {
    if (!(Number.isInteger(bound) && bound >= 1 && bound <= 4294967296)) {
      throw new RangeError(`a random integer needs a bound from 1 to 2^32, not ${String(bound)}`);
    }
    // Draws past the largest multiple of `bound` are refused, so that no residue is favoured.
    const limit = 4294967296 - (4294967296 % bound);
    let draw = uint32();
    while (draw >= limit) draw = uint32();
    return draw % bound;
  };
  const shuffle = <T>(items: readonly T[]): T[] => {
    const copy = [...items];
    for (let i = copy.length - 1; i > 0; i--) {
      const j = integer(i + 1);
      const held = copy[i] as T;
      copy[i] = copy[j] as T;
      copy[j] = held;
    }
    return copy;
  };
  return {
    uint32,
    uniform,
    integer,
    coin: () => (uint32() & 0x80000000) !== 0,
    exponential: () => exponentialDraw(uniform),
    sample: (count, bound) => {
      if (!(count >= 0 && count <= bound)) {
        throw new RangeError(`can't sample ${String(count)} of ${String(bound)}`);
      }
      const all = Array.from({ length: bound }, (_, index) => index);
      return shuffle(all)
        .slice(0, count)
        .sort((x, y) => x - y);
    },
    shuffle,
  };
}

/** J. von Neumann, "Various techniques used in connection with random digits", 1951, section 4. */
function exponentialDraw(uniform: () => number): number {
  for (let whole = 0; ; whole++) {
    const first = uniform();
    let previous = first;
    let runLength = 1;
    for (let next = uniform(); next < previous; next = uniform()) {
      previous = next;
      runLength++;
    }
    if (runLength % 2 === 1) return whole + first;
  }
}

/** Four int32 words that depend on every bit of the seed and of the label (never all zero). */
function streamState(seed: number, label: string): [number, number, number, number] {
  const words: [number, number, number, number] = [0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344];
  const absorb = (word: number): void => {
    for (let lane = 0; lane < 4; lane++) {
      words[lane] = mix32((words[lane] as number) ^ Math.imul(word + lane + 1, 0x9e3779b1));
    }
  };
  absorb(seed >>> 0);
  absorb(Math.floor(seed / 4294967296) >>> 0);
  absorb(label.length);
  for (let i = 0; i < label.length; i++) absorb(label.charCodeAt(i));
  // A last pass in which the lanes see each other.
  for (let lane = 0; lane < 4; lane++) {
    words[lane] = mix32((words[lane] as number) ^ (words[(lane + 3) % 4] as number)) | (lane === 0 ? 1 : 0);
  }
  return words;
}

/** A 32-bit finaliser with full avalanche (the constants of MurmurHash3's fmix32, A. Appleby). */
export function mix32(word: number): number {
  let h = word | 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}
