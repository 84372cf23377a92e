import { pinned } from '@dmct/physics';

/** So many pixels are computed in one call: SIMD in WebAssembly, where the browser has it. */
const PIXELS_AT_ONCE = 4096;

/** What has arrived at each pixel: phasors of each group of waves, V/m, and the sum of all amplitudes. */
export interface PhasorSums {
  readonly re: readonly Float64Array[];
  readonly im: readonly Float64Array[];
  readonly amplitudes: Float64Array;
}

export function createPhasorSums(groups: number, pixels: number): PhasorSums {
  const arrays = (): Float64Array[] => Array.from({ length: groups }, () => new Float64Array(pixels));
  return { re: arrays(), im: arrays(), amplitudes: new Float64Array(pixels) };
}

/** Pixels whose angles wait to be turned into phasors, many at once. */
export interface PhasorBatch {
  /** Adds a phasor of that length and angle to a group's sum at a pixel; a negative length takes one away. */
  add(group: number, pixel: number, part: number, turns: number): void;
  /** Before the sums are read, and before another group is added to. */
  flush(group: number): void;
}

export function createPhasorBatch({ amplitudes, im, re }: PhasorSums): PhasorBatch {
  const pixels = new Int32Array(PIXELS_AT_ONCE);
  const [parts, angles, sines, cosines] = Array.from(
    { length: 4 },
    () => new Float64Array(PIXELS_AT_ONCE),
  ) as [Float64Array, Float64Array, Float64Array, Float64Array];
  let count = 0;
  const flush = (group: number): void => {
    const groupRe = re[group]!;
    const groupIm = im[group]!;
    pinned.sincosTurns(angles, sines, cosines, count);
    for (let k = 0; k < count; k++) {
      const at = pixels[k]!;
      groupRe[at] = groupRe[at]! + parts[k]! * cosines[k]!;
      groupIm[at] = groupIm[at]! + parts[k]! * sines[k]!;
      amplitudes[at] = amplitudes[at]! + parts[k]!;
    }
    count = 0;
  };
  return {
    add: (group, pixel, part, turns) => {
      pixels[count] = pixel;
      parts[count] = part;
      angles[count] = turns;
      if (++count === PIXELS_AT_ONCE) flush(group);
    },
    flush,
  };
}
