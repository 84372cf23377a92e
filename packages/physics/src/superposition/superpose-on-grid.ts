import { assertFinite, assertInteger, assertPositive } from '../math/assert.js';
import { addFarField, type CellFrame } from './convolution/far-field.js';
import { smoothStep } from './convolution/kaiser.js';
import { addNearField } from './convolution/near-field.js';
import {
  directSeconds,
  planConvolution,
  SPREAD_CELLS,
  WINDOW_BETA,
  type ConvolutionPlan,
  type ConvolutionTask,
} from './convolution/plan.js';
import { checkedClamp, type Phasors, type SteadyEmitters, type ToneOptions } from './steady-emitters.js';
import { superposeTone } from './superpose-tone.js';

/** Points in a plane of constant z, metres: the first at (x, y), columns along x, rows along y. */
export interface FieldGrid {
  readonly x: number;
  readonly y: number;
  readonly z: number;
  readonly spacingMetres: number;
  readonly columns: number;
  readonly rows: number;
}

/** How to superpose on a grid. */
export interface GridOptions extends ToneOptions {
  /**
   * 'direct' adds every emitter at every point; 'convolution' throws a RangeError where it can't; 'auto' (the default)
   * takes whichever an estimate of the work says is the faster.
   */
  readonly method?: 'auto' | 'direct' | 'convolution';
}

/** Phasors [row · columns + column], V/m, and how they came about. */
export interface GridField extends Phasors {
  readonly method: 'direct' | 'convolution';
}

/**
 * The phasors of many steady emitters of one tone on a grid, as `superposeTone` has them, but for N emitters in the
 * grid's own plane by convolution: N + cells·log(cells) work and the emitters near each point, where the direct sum takes
 * N·points. Waves are split by a smooth step: beyond it the field is band-limited, so that it can be convolved on cells
 * by Fourier transforms; within it emitters are added one by one (the split is Ewald's, Ann. Phys. 369, 1921; on
 * irregular points as in Dutt & Rokhlin 1993).
 *
 * Error: below 1e-6 of the field in the 2-norm, ‖u − u_direct‖₂ ≤ 1e-6·‖u_direct‖₂, measured at a few 1e-8; it is relative
 * to the strength of what arrives, so that a field that cancels nearly everywhere has less of its own to compare with.
 * Domain: emitters and points in one plane, at most some 500 wavelengths across (4,608 cells a side and 2.6 cells
 * a wavelength, and as much again for what must not wrap around; up to 0.4 GB). Elsewhere, and for few emitters, the direct
 * sum is taken.
 * Throws a RangeError where `method` is convolution and the emitters can't be convolved.
 */
export function superposeOnGrid(emitters: SteadyEmitters, grid: FieldGrid, options: GridOptions): GridField {
  for (const axis of ['x', 'y', 'z'] as const) assertFinite(`grid.${axis}`, grid[axis]);
  assertPositive('grid.spacingMetres', grid.spacingMetres);
  assertInteger('grid.columns', grid.columns, 1, 65536);
  assertInteger('grid.rows', grid.rows, 1, 65536);
  const nowhere = { x: new Float64Array(0), y: new Float64Array(0), z: new Float64Array(0) };
  const clampMetres = checkedClamp(emitters, nowhere, options);
  const plan = options.method === 'direct' ? undefined : planFor(emitters, grid, options, clampMetres);
  if (plan !== undefined) return convolved(emitters, grid, plan, options.cyclesPerMetre, clampMetres);
  if (options.method === 'convolution') {
    throw new RangeError(
      'emitters must be finite and lie in the grid’s plane, within some 500 wavelengths, to be convolved',
    );
  }
  return { ...superposeTone(emitters, placesOf(grid), options), method: 'direct' };
}

function placesOf({ columns, rows, spacingMetres, x, y, z }: FieldGrid) {
  const count = columns * rows;
  return {
    x: Float64Array.from({ length: count }, (_, k) => x + (k % columns) * spacingMetres),
    y: Float64Array.from({ length: count }, (_, k) => y + Math.floor(k / columns) * spacingMetres),
    z: new Float64Array(count).fill(z),
  };
}

function planFor(
  emitters: SteadyEmitters,
  grid: FieldGrid,
  options: GridOptions,
  clampMetres: number,
): ConvolutionPlan | undefined {
  const isFlat = emitters.z.every((z) => z === grid.z);
  const isSound = [emitters.x, emitters.y, emitters.amplitudes, emitters.turns].every((list) =>
    list.every(Number.isFinite),
  );
  if (!isFlat || !isSound || emitters.x.length === 0) return undefined;
  const task = taskOf(emitters, grid, options.cyclesPerMetre, clampMetres);
  return planConvolution(task, options.method === 'convolution' ? Infinity : directSeconds(task));
}

function taskOf(
  emitters: SteadyEmitters,
  grid: FieldGrid,
  cyclesPerMetre: number,
  clampMetres: number,
): ConvolutionTask & { readonly left: number; readonly top: number } {
  const [left, right] = rangeOf(emitters.x, grid.x, grid.x + (grid.columns - 1) * grid.spacingMetres);
  const [top, bottom] = rangeOf(emitters.y, grid.y, grid.y + (grid.rows - 1) * grid.spacingMetres);
  return {
    emitters: emitters.x.length,
    points: grid.columns * grid.rows,
    spacingMetres: grid.spacingMetres,
    cyclesPerMetre,
    clampMetres,
    widthMetres: right - left,
    heightMetres: bottom - top,
    left,
    top,
  };
}

function rangeOf(list: Float64Array, from: number, to: number): readonly [number, number] {
  let [least, most] = [from, to];
  for (const value of list) {
    if (value < least) least = value;
    if (value > most) most = value;
  }
  return [least, most];
}

function convolved(
  emitters: SteadyEmitters,
  grid: FieldGrid,
  plan: ConvolutionPlan,
  cyclesPerMetre: number,
  clampMetres: number,
): GridField {
  const { heightMetres, left, top, widthMetres } = taskOf(emitters, grid, cyclesPerMetre, clampMetres);
  const firstColumn = Math.ceil((grid.x - left) / plan.cellMetres) + SPREAD_CELLS;
  const firstRow = Math.ceil((grid.y - top) / plan.cellMetres) + SPREAD_CELLS;
  const frame: CellFrame = {
    x: grid.x - firstColumn * plan.cellMetres,
    y: grid.y - firstRow * plan.cellMetres,
    sourceRows: Math.ceil(heightMetres / plan.cellMetres) + 2 * SPREAD_CELLS,
    firstColumn,
    firstRow,
    columns: grid.columns,
    rows: grid.rows,
    widthMetres,
    heightMetres,
  };
  const step = smoothStep(WINDOW_BETA, plan.nearMetres, 8192);
  const re = new Float64Array(grid.columns * grid.rows);
  const im = new Float64Array(re.length);
  addFarField(emitters, plan, frame, step, cyclesPerMetre, re, im);
  addNearField(emitters, grid, step, cyclesPerMetre, clampMetres, re, im);
  return { re, im, method: 'convolution' };
}
