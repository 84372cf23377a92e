import type { Stage } from './stage.js';

/** The pixels of a picture: centres in metres, from the top row down. */
export interface Grid {
  readonly columns: number;
  readonly rows: number;
  readonly xs: Float64Array;
  readonly ys: Float64Array;
  readonly pixelMetres: number;
  /** Columns and rows to the left of and above a coordinate, with parts of one. */
  columnOf(x: number): number;
  rowOf(y: number): number;
}

/** So many columns over a frame, and as many rows as make square pixels, or nearly. */
export function createGrid(frame: Stage['frame'], columns: number): Grid {
  const pixelMetres = frame.width / columns;
  const rows = Math.max(1, Math.round(frame.height / pixelMetres));
  const [top, rowMetres] = [frame.y + frame.height, frame.height / rows];
  return {
    columns,
    rows,
    pixelMetres,
    xs: Float64Array.from({ length: columns }, (_, column) => frame.x + (column + 0.5) * pixelMetres),
    ys: Float64Array.from({ length: rows }, (_, row) => top - (row + 0.5) * rowMetres),
    columnOf: (x) => (x - frame.x) / pixelMetres - 0.5,
    rowOf: (y) => (top - y) / rowMetres - 0.5,
  };
}
