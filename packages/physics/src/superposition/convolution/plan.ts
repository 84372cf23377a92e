import { log2 } from '../../math/exponential.js';
import { PI } from '../../math/constants.js';
import { goodLength } from '../../math/fourier.js';

/** The windows' β: what leaks past a window's band is some e^{−β}. */
export const WINDOW_BETA = 15;
/** An emitter is spread over so many cells a side. */
export const SPREAD_CELLS = 14;
/** Waves up to so many cycles a cell are kept; the spread's images lie beyond 1 less this. */
export const BAND_CYCLES = 0.38;
/** The most cells a side, which bounds the memory: 20 bytes a cell, some 0.4 GB. */
export const CELLS_MAX = 4608;

/** What there is to do: lengths in metres. */
export interface ConvolutionTask {
  readonly emitters: number;
  readonly points: number;
  readonly spacingMetres: number;
  readonly cyclesPerMetre: number;
  readonly clampMetres: number;
  /** Width and height of what holds all emitters and points. */
  readonly widthMetres: number;
  readonly heightMetres: number;
}

export interface ConvolutionPlan {
  /** Cells a spacing of the grid. */
  readonly refinement: number;
  readonly cellMetres: number;
  /** The transforms' lengths. */
  readonly columns: number;
  readonly rows: number;
  /** Within this emitters are added one by one. */
  readonly nearMetres: number;
}

// Seconds on one core of a machine of 2021; only their ratios matter here.
const PAIR_SECONDS = 6e-9;
const NEAR_PAIR_SECONDS = 8e-9;
const CELL_SECONDS = 1e-8;
const SPREAD_SECONDS = 1e-6;
/** What neither way is worth: tables, windows. */
const FIXED_SECONDS = 0.05;

/** What the direct sum costs, in the plan's seconds. */
export const directSeconds = ({ emitters, points }: ConvolutionTask): number =>
  emitters * points * PAIR_SECONDS;

/**
 * The cheapest way to convolve, or undefined if none costs less than `secondsMax` or the domain is too many wavelengths
 * wide. Cells must resolve the waves and the band of the windows: the more cells, the shorter the windows and the fewer near pairs.
 */
export function planConvolution(task: ConvolutionTask, secondsMax: number): ConvolutionPlan | undefined {
  let best: ConvolutionPlan | undefined;
  let least = secondsMax;
  for (let refinement = 1; refinement <= 16; refinement++) {
    const cellMetres = task.spacingMetres / refinement;
    const band = BAND_CYCLES / cellMetres - Math.abs(task.cyclesPerMetre);
    if (band <= 0) continue;
    const windowMetres = WINDOW_BETA / (PI * band);
    const nearMetres = Math.max(windowMetres, task.clampMetres);
    const cells = (metres: number): number =>
      goodLength((2 * (metres + windowMetres)) / cellMetres + 2 * SPREAD_CELLS);
    const wide = Math.max(task.widthMetres, task.heightMetres);
    if (cells(wide) > CELLS_MAX) continue;
    const [columns, rows] = [cells(task.widthMetres), cells(task.heightMetres)];
    const across = nearMetres / task.spacingMetres;
    const near = task.emitters * Math.min(task.points, PI * across * across) * NEAR_PAIR_SECONDS;
    const transforms = columns * rows * log2(columns * rows) * CELL_SECONDS;
    const seconds = near + transforms + task.emitters * SPREAD_SECONDS + FIXED_SECONDS;
    if (seconds >= least) continue;
    least = seconds;
    best = { refinement, cellMetres, columns, rows, nearMetres };
  }
  return best;
}
