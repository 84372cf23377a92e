import { sharedAngles } from '../../kernels/angles.js';
import { CAPACITY } from '../../kernels/layout.js';
import { PI } from '../../math/constants.js';
import { createFourierTransform } from '../../math/fourier.js';
import type { SteadyEmitters } from '../steady-emitters.js';
import type { HermiteTable } from './hermite-table.js';
import { kaiserTable, kaiserTransform } from './kaiser.js';
import { BAND_CYCLES, SPREAD_CELLS, type ConvolutionPlan } from './plan.js';

/** Complex numbers in rows. */
interface Matrix {
  readonly columns: number;
  readonly re: Float64Array;
  readonly im: Float64Array;
}

const matrix = (rows: number, columns: number): Matrix => ({
  columns,
  re: new Float64Array(rows * columns),
  im: new Float64Array(rows * columns),
});

/** Where emitters and points lie among the cells: lengths in metres, cell 0 at `x`, `y`. */
export interface CellFrame {
  readonly x: number;
  readonly y: number;
  /** Rows of cells that emitters are spread over. */
  readonly sourceRows: number;
  /** The first point's cell, and how many points there are. */
  readonly firstColumn: number;
  readonly firstRow: number;
  readonly columns: number;
  readonly rows: number;
  readonly widthMetres: number;
  readonly heightMetres: number;
}

const SPREAD_BETA = PI * SPREAD_CELLS * (1 - BAND_CYCLES);

/**
 * The far part of the field, step(r)·e^{−2πi·κr}/r from every emitter, at all points: emitters are spread over cells by
 * Kaiser's window, the cells convolved by fast Fourier transforms, and the window's own spectrum divided out (Dutt &
 * Rokhlin, SIAM J. Sci. Comput. 14, 1993). Adds to `re` and `im`, row after row.
 */
export function addFarField(
  emitters: SteadyEmitters,
  plan: ConvolutionPlan,
  frame: CellFrame,
  step: HermiteTable,
  cyclesPerMetre: number,
  re: Float64Array,
  im: Float64Array,
): void {
  const rowTransform = createFourierTransform(plan.columns);
  const columnTransform = createFourierTransform(plan.rows);
  const kernel = kernelSpectrum(plan, frame, step, cyclesPerMetre, rowTransform, columnTransform);
  const cells = spread(emitters, plan, frame);
  for (let row = 0; row < frame.sourceRows; row++) {
    rowTransform.run(cells.re, cells.im, false, row * plan.columns);
  }
  const out = convolveColumns(cells, kernel, plan, frame, columnTransform);
  for (let row = 0; row < frame.rows; row++) {
    rowTransform.run(out.re, out.im, true, row * plan.columns);
    for (let column = 0; column < frame.columns; column++) {
      const cell = row * plan.columns + frame.firstColumn + column * plan.refinement;
      const at = row * frame.columns + column;
      re[at] = re[at]! + out.re[cell]!;
      im[at] = im[at]! + out.im[cell]!;
    }
  }
}

/** Columns of the cells' row transforms, times the kernel and back: the rows of points, still transformed along the row. */
function convolveColumns(
  cells: Matrix,
  kernel: Matrix,
  plan: ConvolutionPlan,
  frame: CellFrame,
  transform: Transform,
): Matrix {
  const out = matrix(frame.rows, plan.columns);
  const line = matrix(1, plan.rows);
  for (let column = 0; column < plan.columns; column++) {
    const mirrored = Math.min(column, plan.columns - column);
    if (mirrored > BAND_CYCLES * plan.columns) continue;
    line.re.fill(0);
    line.im.fill(0);
    for (let row = 0; row < frame.sourceRows; row++) {
      line.re[row] = cells.re[row * plan.columns + column]!;
      line.im[row] = cells.im[row * plan.columns + column]!;
    }
    transform.run(line.re, line.im, false);
    for (let row = 0; row < plan.rows; row++) {
      const at = Math.min(row, plan.rows - row) * kernel.columns + mirrored;
      const [a, b] = [line.re[row]!, line.im[row]!];
      line.re[row] = a * kernel.re[at]! - b * kernel.im[at]!;
      line.im[row] = a * kernel.im[at]! + b * kernel.re[at]!;
    }
    transform.run(line.re, line.im, true);
    for (let row = 0; row < frame.rows; row++) {
      const cell = frame.firstRow + row * plan.refinement;
      out.re[row * plan.columns + column] = line.re[cell]!;
      out.im[row * plan.columns + column] = line.im[cell]!;
    }
  }
  return out;
}

/** Each emitter's A·e^{2πi·turns}, spread over `SPREAD_CELLS` cells a side. */
function spread(emitters: SteadyEmitters, plan: ConvolutionPlan, frame: CellFrame): Matrix {
  const cells = matrix(frame.sourceRows, plan.columns);
  const window = kaiserTable(SPREAD_BETA, SPREAD_CELLS / 2, 4096);
  const across = new Float64Array(SPREAD_CELLS);
  const angles = sharedAngles();
  const { amplitudes, turns, x, y } = emitters;
  for (let from = 0; from < x.length; from += CAPACITY.angles) {
    const count = Math.min(CAPACITY.angles, x.length - from);
    angles.turns.set(turns.subarray(from, from + count));
    angles.evaluate(count);
    for (let i = 0; i < count; i++) {
      const re = amplitudes[from + i]! * angles.cosines[i]!;
      const im = amplitudes[from + i]! * angles.sines[i]!;
      const column = (x[from + i]! - frame.x) / plan.cellMetres;
      const row = (y[from + i]! - frame.y) / plan.cellMetres;
      const left = Math.ceil(column - SPREAD_CELLS / 2);
      const top = Math.ceil(row - SPREAD_CELLS / 2);
      for (let k = 0; k < SPREAD_CELLS; k++) across[k] = windowAt(window, left + k - column);
      for (let j = 0; j < SPREAD_CELLS; j++) {
        const weight = windowAt(window, top + j - row);
        const [partRe, partIm] = [re * weight, im * weight];
        let at = (top + j) * plan.columns + left;
        for (let k = 0; k < SPREAD_CELLS; k++, at++) {
          cells.re[at] = cells.re[at]! + partRe * across[k]!;
          cells.im[at] = cells.im[at]! + partIm * across[k]!;
        }
      }
    }
  }
  return cells;
}

function windowAt(window: HermiteTable, cells: number): number {
  const distance = Math.abs(cells);
  return distance < window.end ? window.at(distance) : 0;
}

type Transform = ReturnType<typeof createFourierTransform>;

/**
 * The spectrum of the far part over that of the spreading window, over the number of cells; it is the same for ±m and ±n,
 * so that a quarter is kept. Beyond the lengths that occur the far part is let fade out, since it repeats itself.
 */
function kernelSpectrum(
  plan: ConvolutionPlan,
  frame: CellFrame,
  step: HermiteTable,
  cyclesPerMetre: number,
  rowTransform: Transform,
  columnTransform: Transform,
): Matrix {
  const half = { columns: Math.floor(plan.columns / 2), rows: Math.floor(plan.rows / 2) };
  const quarter = matrix(half.rows + 1, half.columns + 1);
  const fadeX = fadeOut(plan.columns, plan.cellMetres, frame.widthMetres, step);
  const fadeY = fadeOut(plan.rows, plan.cellMetres, frame.heightMetres, step);
  const line = matrix(1, plan.columns);
  for (let row = 0; row <= half.rows; row++) {
    farRow(row, plan, step, cyclesPerMetre, line);
    for (let column = 0; column <= half.columns; column++) {
      const fade = fadeX[column]! * fadeY[row]!;
      line.re[column] = line.re[column]! * fade;
      line.im[column] = line.im[column]! * fade;
    }
    mirror(line, half.columns);
    rowTransform.run(line.re, line.im, false);
    quarter.re.set(line.re.subarray(0, quarter.columns), row * quarter.columns);
    quarter.im.set(line.im.subarray(0, quarter.columns), row * quarter.columns);
  }
  const undoX = unspread(plan.columns);
  const undoY = unspread(plan.rows);
  const upright = matrix(1, plan.rows);
  for (let column = 0; column <= half.columns; column++) {
    for (let row = 0; row <= half.rows; row++) {
      upright.re[row] = quarter.re[row * quarter.columns + column]!;
      upright.im[row] = quarter.im[row * quarter.columns + column]!;
    }
    mirror(upright, half.rows);
    columnTransform.run(upright.re, upright.im, false);
    for (let row = 0; row <= half.rows; row++) {
      const scale = undoX[column]! * undoY[row]!;
      quarter.re[row * quarter.columns + column] = upright.re[row]! * scale;
      quarter.im[row * quarter.columns + column] = upright.im[row]! * scale;
    }
  }
  return quarter;
}

/** step(r)·e^{−2πi·κr}/r in the right half of one row of cells, `row` below the emitter. */
function farRow(
  row: number,
  plan: ConvolutionPlan,
  step: HermiteTable,
  cyclesPerMetre: number,
  line: Matrix,
): void {
  const angles = sharedAngles();
  const count = Math.floor(plan.columns / 2) + 1;
  const metresTo = (column: number): number => plan.cellMetres * Math.sqrt(row * row + column * column);
  for (let column = 0; column < count; column++) angles.turns[column] = -cyclesPerMetre * metresTo(column);
  angles.evaluate(count);
  for (let column = 0; column < count; column++) {
    const gain = farGain(step, metresTo(column));
    line.re[column] = gain * angles.cosines[column]!;
    line.im[column] = gain * angles.sines[column]!;
  }
}

/** step(r)/r; at the emitter itself it is next to nothing, as a little way off. */
export function farGain(step: HermiteTable, metres: number): number {
  const least = 1e-6 * step.end;
  const r = metres < least ? least : metres;
  return (r < step.end ? step.at(r) : 1) / r;
}

/** 1 up to the extent that occurs, and a smooth way down to 0 in the middle of what repeats itself. */
function fadeOut(cells: number, cellMetres: number, extentMetres: number, step: HermiteTable): Float64Array {
  const room = 0.5 * cells * cellMetres - extentMetres;
  return Float64Array.from({ length: Math.floor(cells / 2) + 1 }, (_, cell) => {
    const beyond = cell * cellMetres - extentMetres;
    return beyond <= 0 ? 1 : 1 - step.at(Math.min(step.end, (beyond / room) * step.end));
  });
}

/** The left half of an even row from its right half. */
function mirror({ im, re }: Matrix, half: number): void {
  const length = re.length;
  for (let k = 1; k < length - half; k++) {
    re[length - k] = re[k]!;
    im[length - k] = im[k]!;
  }
}

/** One over the spreading window's spectrum and the length; 0 beyond the band. */
function unspread(length: number): Float64Array {
  return Float64Array.from({ length: Math.floor(length / 2) + 1 }, (_, m) =>
    m > BAND_CYCLES * length ? 0 : 1 / (length * kaiserTransform(SPREAD_BETA, SPREAD_CELLS / 2, m / length)),
  );
}
