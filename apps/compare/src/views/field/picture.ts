import { createGrid } from './grid.js';
import { createPhasorBatch, createPhasorSums } from './phasor-sums.js';
import { isSameButEmitters, isSameEmitter, sourceOf } from './source.js';
import { mediumOf, type Stage } from './stage.js';
import { createSweep } from './sweep.js';

/** Waves of one side at one frequency: truth's own, a traitor's at the truth's frequency, a traitor's at its own. */
export const GROUPS = ['truth', 'mimic', 'lie'] as const;

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
  const grid = createGrid(stage.frame, columns);
  const medium = mediumOf(stage);
  const sums = createPhasorSums(GROUPS.length, columns * grid.rows);
  const sweep = createSweep(grid, medium, createPhasorBatch(sums));
  const sources = stage.emitters.map((emitter) => sourceOf(stage, emitter, grid.pixelMetres));
  let drawn = stage;
  return {
    ...sums,
    columns,
    rows: grid.rows,
    centreOf: (pixel) => ({ x: grid.xs[pixel % columns]!, y: grid.ys[Math.floor(pixel / columns)]! }),
    update: (next) => {
      if (!isSameButEmitters(drawn, next)) return false;
      next.emitters.forEach((emitter, index) => {
        const before = sources[index]!;
        if (isSameEmitter(emitter, drawn.emitters[index]!)) return;
        sweep(before, before.ring.inner, before.ring.outer, -1);
        sources[index] = sourceOf(next, emitter, grid.pixelMetres);
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
