import type { Position } from '@dmct/physics';
import { engineeredReading } from './engineered.js';
import { createStage, measureAsDocument, type StageOptions } from './stage.js';
import { DOCUMENT } from './layout.js';

/** What the demonstration can be asked for; everything has a default. */
export interface DemoOptions extends Partial<StageOptions> {
  /** The one seed that is shown; default 1. */
  readonly seed?: number;
  /** How many seeds, from `seed` on, the rates are over; default 1000. */
  readonly seeds?: number;
  /** Clamp radii of the near field, m, a list; default 1, 0.5, 0.1, 0.01. */
  readonly clampRadiiMetres?: readonly number[];
  /** The document's CONFIDENCE_RATIO; default 1.5. */
  readonly confidenceRatio?: number;
}

/** One seed at one clamp radius. */
export interface DemoRun {
  readonly clampRadiusMetres: number;
  /** |field| at the truth's and the lie's frequency, V/m. */
  readonly truthStrength: number;
  /** V/m. */
  readonly lieStrength: number;
  /** Whether truth > lie · CONFIDENCE_RATIO, the document's test. */
  readonly concludes: boolean;
  /** What the document's function returns: its sentence, or null. */
  readonly returns: string | null;
  /** The engineered protocol's gates at the same point: a reading an emitter (1: truth), and their median. */
  readonly engineered: {
    readonly readings: readonly number[];
    readonly support: number;
    readonly concludes: boolean;
  };
}

/** Counts over all seeds at one clamp radius. */
export interface DemoRates {
  readonly clampRadiusMetres: number;
  readonly seeds: number;
  /** truth > lie · ratio: the document's conclusion. */
  readonly truthStandsOut: number;
  /** lie > truth · ratio: the opposite one. */
  readonly lieStandsOut: number;
  /** Neither. */
  readonly undecided: number;
  /** truthStandsOut / seeds. */
  readonly rate: number;
  readonly engineered: { readonly concludes: number; readonly rate: number };
}

/** Everything that `dmct demo` prints. */
export interface DemoReport {
  readonly honestPositions: readonly Position[];
  readonly traitorPosition: Position;
  readonly measuringPoint: Position;
  readonly scaleMetres: number;
  readonly truth: typeof DOCUMENT.truth;
  readonly lie: typeof DOCUMENT.lie;
  readonly truthFrequencyHz: number;
  readonly lieFrequencyHz: number;
  readonly propagationSeconds: number;
  readonly listeningSeconds: number;
  readonly confidenceRatio: number;
  readonly seed: number;
  readonly runs: readonly DemoRun[];
  readonly rates: readonly DemoRates[];
}

const CONCLUSION = 'Consensus reached despite Byzantine node!';

/**
 * The document's byzantine_attack(): its positions, its two messages, waves that propagate, and the field measured at
 * the traitor's own place. Phases at emission are drawn by seed, since nothing in the document aligns them.
 * Throws a RangeError for `seeds` below 1 and a `confidenceRatio` that is not above 0.
 */
export function byzantineAttackDemo(options: DemoOptions = {}): DemoReport {
  const seed = options.seed ?? 1;
  const seeds = options.seeds ?? 1000;
  const radii = options.clampRadiiMetres ?? [1, 0.5, 0.1, 0.01];
  const confidenceRatio = options.confidenceRatio ?? 1.5;
  if (!(Number.isInteger(seeds) && seeds >= 1)) throw new RangeError(`seeds must be 1 or more, got ${seeds}`);
  if (!(confidenceRatio > 0)) throw new RangeError(`confidenceRatio must be above 0, got ${confidenceRatio}`);
  const stage = createStage(options);

  const runOf = (runSeed: number, clampRadiusMetres: number): DemoRun => {
    const { truthStrength, lieStrength } = measureAsDocument(stage, runSeed, clampRadiusMetres);
    const concludes = truthStrength > lieStrength * confidenceRatio;
    return {
      clampRadiusMetres,
      truthStrength,
      lieStrength,
      concludes,
      returns: concludes ? CONCLUSION : null,
      engineered: engineeredReading(stage, runSeed, clampRadiusMetres),
    };
  };
  return {
    honestPositions: stage.emitters.slice(0, DOCUMENT.honest.length),
    traitorPosition: stage.emitters[DOCUMENT.honest.length]!,
    measuringPoint: stage.measuringPoint,
    scaleMetres: stage.options.scaleMetres,
    truth: DOCUMENT.truth,
    lie: DOCUMENT.lie,
    truthFrequencyHz: stage.truthFrequencyHz,
    lieFrequencyHz: stage.lieFrequencyHz,
    propagationSeconds: stage.propagationSeconds,
    listeningSeconds: stage.options.listeningSeconds,
    confidenceRatio,
    seed,
    runs: radii.map((radius) => runOf(seed, radius)),
    rates: radii.map((clampRadiusMetres) => {
      const runs = Array.from({ length: seeds }, (_, k) => runOf(seed + k, clampRadiusMetres));
      const truthStandsOut = runs.filter((run) => run.concludes).length;
      const lieStandsOut = runs.filter((run) => run.lieStrength > run.truthStrength * confidenceRatio).length;
      const engineered = runs.filter((run) => run.engineered.concludes).length;
      return {
        clampRadiusMetres,
        seeds,
        truthStandsOut,
        lieStandsOut,
        undecided: seeds - truthStandsOut - lieStandsOut,
        rate: truthStandsOut / seeds,
        engineered: { concludes: engineered, rate: engineered / seeds },
      };
    }),
  };
}
