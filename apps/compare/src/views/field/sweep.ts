import type { Medium } from '@dmct/physics';
import type { Grid } from './grid.js';
import type { PhasorBatch } from './phasor-sums.js';
import type { Source } from './source.js';

/** Adds (or, with −1, takes away) a source's part of the pixels whose distance is within [from, to), m. */
export type Sweep = (source: Source, from: number, to: number, sign: 1 | -1) => void;

export function createSweep(grid: Grid, medium: Medium, batch: PhasorBatch): Sweep {
  const { columns, rows, xs, ys } = grid;
  const inRow = (at: number): number => Math.min(columns - 1, Math.max(0, at));
  return (source, from, to, sign) => {
    if (to <= from) return;
    const [squareFrom, squareTo] = [from * from, to * to];
    const amplitude = sign * source.amplitude;
    /** Columns of a row from one to another, each by its own distance: a ring's edge takes a pixel once, whoever asks. */
    const take = (row: number, squareDy: number, first: number, last: number): void => {
      for (let column = first; column <= last; column++) {
        const dx = xs[column]! - source.x;
        const square = dx * dx + squareDy;
        if (square < squareFrom || square >= squareTo) continue;
        const metres = Math.sqrt(square);
        const part = amplitude * medium.amplitudeAt(metres);
        batch.add(source.group, row * columns + column, part, source.turns - source.turnsPerMetre * metres);
      }
    };
    const firstRow = Math.max(0, Math.floor(grid.rowOf(source.y + to)));
    const lastRow = Math.min(rows - 1, Math.ceil(grid.rowOf(source.y - to)));
    for (let row = firstRow; row <= lastRow; row++) {
      const dy = ys[row]! - source.y;
      const squareDy = dy * dy;
      const reach = squareTo - squareDy;
      if (reach <= 0) continue;
      const half = Math.sqrt(reach);
      const first = Math.floor(grid.columnOf(source.x - half));
      const last = Math.ceil(grid.columnOf(source.x + half));
      const hole = squareFrom - squareDy;
      const skip = hole > 0 ? Math.sqrt(hole) : 0;
      // The inner circle's edges in this row; rounding may put a pixel on either side, and its distance decides.
      const holeFirst = Math.ceil(grid.columnOf(source.x - skip));
      const holeLast = Math.floor(grid.columnOf(source.x + skip));
      if (holeLast - holeFirst < 2) take(row, squareDy, inRow(first), inRow(last));
      else {
        if (holeFirst >= 0) take(row, squareDy, inRow(first), inRow(holeFirst));
        if (holeLast < columns) take(row, squareDy, inRow(holeLast), inRow(last));
      }
    }
    batch.flush(source.group);
  };
}
