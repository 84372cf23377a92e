const KILO = 1024;

/**
 * What one call takes: angles, points, a tone's emitters, a chord's (few, so that what is known of them stays in the
 * nearest cache from one point to the next), and doubles of subcarriers (points or emitters times subcarriers).
 */
export const CAPACITY = {
  angles: 8 * KILO,
  points: 4 * KILO,
  emitters: 2 * KILO,
  chordEmitters: 256,
  subcarriers: 16 * KILO,
} as const;

/** A tone's emitter is x, y, z, amplitude and turns. */
export const EMITTER_BYTES = 40;

/** Two doubles of a chord's emitter: the one is about its lowest subcarrier, the other about the step to the next. */
export const ROW_BYTES = 16;

/** Byte addresses in a kernel's memory, which never grows, so that views of it stay. Longer work goes in pieces. */
export const LAYOUT = {
  pages: 16,
  turns: 0,
  sines: 64 * KILO,
  cosines: 128 * KILO,
  emitters: 192 * KILO,
  /** Lists of a chord's emitters: x, y, z, amplitudes, turns, and turns from one subcarrier to the next. */
  chordEmitters: [0, 2, 4, 6, 8, 10].map((kilo) => (280 + kilo) * KILO),
  chordRows: { turns: 292 * KILO, gains: 296 * KILO, re: 300 * KILO, im: 304 * KILO },
  places: [320 * KILO, 352 * KILO, 384 * KILO],
  re: 416 * KILO,
  im: 448 * KILO,
  chordRe: 480 * KILO,
  chordIm: 608 * KILO,
  codeRe: 736 * KILO,
  codeIm: 864 * KILO,
} as const;
