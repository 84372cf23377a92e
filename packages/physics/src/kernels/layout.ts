const KILO = 1024;

/** What one call takes: angles, points, emitters, and doubles of subcarriers (points or emitters times subcarriers). */
export const CAPACITY = {
  angles: 8 * KILO,
  points: 4 * KILO,
  emitters: 2 * KILO,
  subcarriers: 16 * KILO,
} as const;

/** An emitter is x, y, z, amplitude and turns; for a chord also the turns from one subcarrier to the next. */
export const EMITTER_BYTES = { tone: 40, chord: 48 } as const;

/** Byte addresses in a kernel's memory, which never grows, so that views of it stay. Longer work goes in pieces. */
export const LAYOUT = {
  pages: 16,
  turns: 0,
  sines: 64 * KILO,
  cosines: 128 * KILO,
  emitters: 192 * KILO,
  places: [320 * KILO, 352 * KILO, 384 * KILO],
  re: 416 * KILO,
  im: 448 * KILO,
  chordRe: 480 * KILO,
  chordIm: 608 * KILO,
  codeRe: 736 * KILO,
  codeIm: 864 * KILO,
} as const;
