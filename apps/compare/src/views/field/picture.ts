import { pinned, SPEED_OF_LIGHT } from '@dmct/physics';
import { frequencyOf, mediumOf, spanOf, type Emitter, type Stage } from './stage.js';

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

/** From this radius to that one a wave has covered the plane at a moment, m. */
interface Ring {
  inner: number;
  outer: number;
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
  const xOf = (column: number): number => frame.x + (column + 0.5) * pixelMetres;
  const yOf = (row: number): number => frame.y + frame.height - (row + 0.5) * (frame.height / rows);

  const sources = stage.emitters.map((emitter) => sourceOf(stage, emitter, medium.speedMetresPerSecond));
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
    for (let row = 0; row < rows; row++) {
      const dy = yOf(row) - source.y;
      const reach = to * to - dy * dy;
      if (reach <= 0) continue;
      const half = Math.sqrt(reach);
      const first = Math.max(0, Math.floor((source.x - half - frame.x) / pixelMetres));
      const last = Math.min(columns - 1, Math.ceil((source.x + half - frame.x) / pixelMetres));
      const hole = from * from - dy * dy;
      const skip = hole > 0 ? Math.sqrt(hole) : 0;
      // The hole's edges, drawn in by a pixel: those near it are judged by their distance.
      const holeFirst = Math.ceil((source.x - skip - frame.x) / pixelMetres) + 1;
      const holeLast = Math.floor((source.x + skip - frame.x) / pixelMetres) - 2;
      for (let column = first; column <= last; column++) {
        if (skip > 0 && column > holeFirst && column < holeLast) column = holeLast;
        const dx = xOf(column) - source.x;
        const metres = Math.sqrt(dx * dx + dy * dy);
        if (metres < from || metres >= to) continue;
        pixels[swept.count] = row * columns + column;
        parts[swept.count] = sign * source.amplitude * medium.amplitudeAt(metres);
        turns[swept.count] = source.turns - source.turnsPerMetre * metres;
        if (++swept.count === PIXELS_AT_ONCE) addSwept(swept);
      }
    }
    addSwept(swept);
  };

  const corners = [frame.x, frame.x + frame.width].flatMap((x) =>
    [frame.y, frame.y + frame.height].map((y) => ({ x, y })),
  );
  const farthest = (source: Source): number =>
    Math.max(...corners.map(({ x, y }) => Math.hypot(x - source.x, y - source.y))) + pixelMetres;

  return {
    columns,
    rows,
    re,
    im,
    amplitudes,
    centreOf: (pixel) => ({ x: xOf(pixel % columns), y: yOf(Math.floor(pixel / columns)) }),
    update: (next) => {
      if (!isSameButEmitters(drawn, next)) return false;
      next.emitters.forEach((emitter, index) => {
        const before = sources[index]!;
        if (isSameEmitter(emitter, drawn.emitters[index]!)) return;
        sweep(before, before.ring.inner, before.ring.outer, -1);
        sources[index] = sourceOf(next, emitter, medium.speedMetresPerSecond);
      });
      drawn = next;
      return true;
    },
    moveTo: (timeSeconds) => {
      for (const source of sources) {
        const reach = farthest(source);
        // A wave counts from the moment its front arrives up to, and not at, its end.
        const radius = (since: number): number =>
          Math.min(reach, Math.max(0, (timeSeconds - since) * SPEED_OF_LIGHT));
        const [inner, outer] = [radius(source.end), radius(source.start)];
        const { ring } = source;
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

/** An emitter as the sums need it. */
interface Source {
  readonly x: number;
  readonly y: number;
  readonly amplitude: number;
  readonly start: number;
  readonly end: number;
  /** Turns of the phasor at the emitter itself; what r/c adds is taken off. */
  readonly turns: number;
  readonly turnsPerMetre: number;
  readonly group: number;
  readonly ring: Ring;
}

function sourceOf(stage: Stage, emitter: Emitter, speed: number): Source {
  const { end, start } = spanOf(stage, emitter);
  const frequency = frequencyOf(stage, emitter.carrier);
  return {
    x: emitter.x,
    y: emitter.y,
    amplitude: Math.sqrt(emitter.power),
    start,
    end,
    turns: emitter.phaseTurns - frequency * start,
    turnsPerMetre: frequency / speed,
    group: emitter.side === 'truth' ? 0 : emitter.carrier === 'truth' ? 1 : 2,
    ring: { inner: 0, outer: 0 },
  };
}

function isSameEmitter(a: Emitter, b: Emitter): boolean {
  return (Object.keys(a) as (keyof Emitter)[]).every((key) => a[key] === b[key]);
}

function isSameButEmitters(a: Stage, b: Stage): boolean {
  return (
    a.emitters.length === b.emitters.length &&
    a.truthHz === b.truthHz &&
    a.lieHz === b.lieHz &&
    a.pulseNanoseconds === b.pulseNanoseconds &&
    a.clampMetres === b.clampMetres &&
    JSON.stringify(a.frame) === JSON.stringify(b.frame)
  );
}
