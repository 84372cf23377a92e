import { pinned } from '@dmct/physics';
import { isSameButEmitters, isSameEmitter, sourceOf, type Source } from './source.js';
import { mediumOf, type Stage } from './stage.js';

/** Waves of one side at one frequency: truth's own, a traitor's at the truth's frequency, a traitor's at its own. */
export const GROUPS = ['truth', 'mimic', 'lie'] as const;

/** So many pixels are computed in one call: SIMD in WebAssembly, where the browser has it. */
const PIXELS_AT_ONCE = 4096;

/** The field of a scene over a grid of pixels at one moment after another. */
export interface Picture {
  readonly columns: number;
  readonly rows: number;
  /** Phasors of what has arrived, for each group of {@link GROUPS}, in V/m; E = Re Σ (re + i·im)·e^{2πi·f·t}. */
  readonly re: readonly Float64Array[];
  readonly im: readonly Float64Array[];
  /** Sum of the amplitudes of all that has arrived, V/m. */
  readonly amplitudes: Float64Array;
  /** Opens and closes light cones up to a moment, forwards or backwards, s. */
  moveTo(timeSeconds: number): void;
  /**
   * Takes a scene that differs from the present one in few emitters, moved or changed, for the cost of those alone.
   * False where it differs in more than that: then a new picture is needed.
   */
  update(stage: Stage): boolean;
  /** Centre of a pixel, m. */
  centreOf(pixel: number): { readonly x: number; readonly y: number };
}

/**
 * Sums steady phasors as light cones open: an emitter's part of a pixel is computed once, when its front passes there
 * (and once more when its end does), so that time costs next to nothing however many emitters there are.
 */
export function createPicture(stage: Stage, columns: number): Picture {
  const { frame } = stage;
  const pixelMetres = frame.width / columns;
  const rows = Math.max(1, Math.round(frame.height / pixelMetres));
  const count = columns * rows;
  const medium = mediumOf(stage);
  const arrays = (): Float64Array[] => GROUPS.map(() => new Float64Array(count));
  const [re, im, amplitudes] = [arrays(), arrays(), new Float64Array(count)];
  const [top, rowMetres] = [frame.y + frame.height, frame.height / rows];
  const xs = Float64Array.from({ length: columns }, (_, column) => frame.x + (column + 0.5) * pixelMetres);
  const ys = Float64Array.from({ length: rows }, (_, row) => top - (row + 0.5) * rowMetres);

  const sources = stage.emitters.map((emitter) => sourceOf(stage, emitter, pixelMetres));
  let drawn = stage;

  // Pixels whose angles wait to be turned into phasors, many at once.
  const pixels = new Int32Array(PIXELS_AT_ONCE);
  const [parts, turns, sines, cosines] = Array.from(
    { length: 4 },
    () => new Float64Array(PIXELS_AT_ONCE),
  ) as [Float64Array, Float64Array, Float64Array, Float64Array];
  const addSwept = (swept: { readonly group: number; count: number }): void => {
    const groupRe = re[swept.group]!;
    const groupIm = im[swept.group]!;
    pinned.sincosTurns(turns, sines, cosines, swept.count);
    for (let k = 0; k < swept.count; k++) {
      const at = pixels[k]!;
      groupRe[at] = groupRe[at]! + parts[k]! * cosines[k]!;
      groupIm[at] = groupIm[at]! + parts[k]! * sines[k]!;
      amplitudes[at] = amplitudes[at]! + parts[k]!;
    }
    swept.count = 0;
  };

  /** Adds (or, with −1, takes away) a source's part of the pixels whose distance is within [from, to). */
  const sweep = (source: Source, from: number, to: number, sign: 1 | -1): void => {
    if (to <= from) return;
    const swept = { group: source.group, count: 0 };
    const [squareFrom, squareTo] = [from * from, to * to];
    const amplitude = sign * source.amplitude;
    /** Columns of a row from one to another, each by its own distance: a ring's edge takes a pixel once, whoever asks. */
    const take = (row: number, squareDy: number, first: number, last: number): void => {
      for (let column = first; column <= last; column++) {
        const dx = xs[column]! - source.x;
        const square = dx * dx + squareDy;
        if (square < squareFrom || square >= squareTo) continue;
        const metres = Math.sqrt(square);
        pixels[swept.count] = row * columns + column;
        parts[swept.count] = amplitude * medium.amplitudeAt(metres);
        turns[swept.count] = source.turns - source.turnsPerMetre * metres;
        if (++swept.count === PIXELS_AT_ONCE) addSwept(swept);
      }
    };
    const columnOf = (x: number): number => (x - frame.x) / pixelMetres - 0.5;
    const inRow = (at: number): number => Math.min(columns - 1, Math.max(0, at));
    const firstRow = Math.max(0, Math.floor((top - source.y - to) / rowMetres - 0.5));
    const lastRow = Math.min(rows - 1, Math.ceil((top - source.y + to) / rowMetres - 0.5));
    for (let row = firstRow; row <= lastRow; row++) {
      const dy = ys[row]! - source.y;
      const squareDy = dy * dy;
      const reach = squareTo - squareDy;
      if (reach <= 0) continue;
      const half = Math.sqrt(reach);
      const first = Math.floor(columnOf(source.x - half));
      const last = Math.ceil(columnOf(source.x + half));
      const hole = squareFrom - squareDy;
      const skip = hole > 0 ? Math.sqrt(hole) : 0;
      // The inner circle's edges in this row; rounding may put a pixel on either side, and its distance decides.
      const holeFirst = Math.ceil(columnOf(source.x - skip));
      const holeLast = Math.floor(columnOf(source.x + skip));
      if (holeLast - holeFirst < 2) take(row, squareDy, inRow(first), inRow(last));
      else {
        if (holeFirst >= 0) take(row, squareDy, inRow(first), inRow(holeFirst));
        if (holeLast < columns) take(row, squareDy, inRow(holeLast), inRow(last));
      }
    }
    addSwept(swept);
  };

  return {
    columns,
    rows,
    re,
    im,
    amplitudes,
    centreOf: (pixel) => ({ x: xs[pixel % columns]!, y: ys[Math.floor(pixel / columns)]! }),
    update: (next) => {
      if (!isSameButEmitters(drawn, next)) return false;
      next.emitters.forEach((emitter, index) => {
        const before = sources[index]!;
        if (isSameEmitter(emitter, drawn.emitters[index]!)) return;
        sweep(before, before.ring.inner, before.ring.outer, -1);
        sources[index] = sourceOf(next, emitter, pixelMetres);
      });
      drawn = next;
      return true;
    },
    moveTo: (timeSeconds) => {
      for (const source of sources) {
        const { reach, ring } = source;
        // A wave counts from the moment its front arrives up to, and not at, its end.
        const radius = (since: number): number =>
          Math.min(reach, Math.max(0, (timeSeconds - since) * medium.speedMetresPerSecond));
        const [inner, outer] = [radius(source.end), radius(source.start)];
        if (outer > ring.outer) sweep(source, ring.outer, outer, 1);
        else if (outer < ring.outer) sweep(source, outer, ring.outer, -1);
        if (inner > ring.inner) sweep(source, ring.inner, inner, -1);
        else if (inner < ring.inner) sweep(source, inner, ring.inner, 1);
        ring.inner = inner;
        ring.outer = outer;
      }
    },
  };
}
