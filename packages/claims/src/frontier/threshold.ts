import type { Lab, RunResult, Scenario } from '@dmct/core';
import { mean } from '@dmct/simulator';
import { evenSeeds, firstSeeds } from './even-seeds.js';
import { ballPlaces, receivedShare } from './places.js';
import { tally, type Tally } from './tally.js';

/** What is turned up until the decision flips, from `low` to `high`, both in the unit of its name. */
export interface Dial {
  /** With its unit: "traitors", "power over the cap", "J in all". */
  readonly name: string;
  readonly low: number;
  readonly high: number;
  /** Whole numbers; else the dial is logarithmic. */
  readonly isWhole: boolean;
}

/** One attack on one receiver, and the dial of its strength. */
export interface ThresholdCase {
  readonly id: string;
  readonly receiver: string;
  readonly attack: string;
  readonly nodes: number;
  readonly dial: Dial;
  /** Whether it runs on seeds alone under which split inputs fall evenly. */
  readonly isEven?: boolean;
  /** Without places, which are drawn by seed. */
  scenario(value: number): Omit<Scenario, 'seed' | 'nodes' | 'attack'>;
  /** The traitors' power over an honest general's, all their waves together. Default 1. */
  gain?(value: number): number;
  /** Where the model says that it flips, worked out in a laboratory if need be. Absent where nothing is predicted. */
  readonly predicted?: Prediction | ((lab: Lab, runs: number) => Prediction);
  /** The share of the runs asked for that it takes: costly ones take fewer, at least six. Default 1. */
  readonly weight?: number;
}

/** What the model says of a threshold, and on what grounds. */
export interface Prediction {
  /** In units of the dial; Infinity: nowhere on it. */
  readonly value: number;
  readonly why: string;
}

/** Where right decisions become the exception. */
export interface Threshold {
  /** The least value tried at which more than half of the runs weren't right; null: none up to the dial's end. */
  readonly value: number | null;
  /** Between the greatest value shown to flip less than half (95 %) and the least shown to flip more; null: not shown. */
  readonly interval: { readonly low: number | null; readonly high: number | null };
  readonly points: readonly { readonly value: number; readonly tally: Tally }[];
  readonly predicted: Prediction | null;
  /** At the value, or at the dial's end where there is none. */
  readonly there: {
    readonly tally: Tally;
    readonly traitors: number;
    readonly receivedShare: number;
    /** What the traitors radiated in a run, J: what is more than the honest generals' part of an honest run. */
    readonly traitorJoules: number;
    /** What one traitor's transmitter must give, W. */
    readonly transmitWatts: number;
  };
}

const STEPS_MAX = 7;
const LONG = 20;
/** Fewer than so many runs, all alike, show nothing at 95 %. */
const RUNS_MIN = 6;
/** How many values beside the threshold are asked for the interval's ends. */
const WIDENINGS_MAX = 3;

/**
 * Bisects the dial: every value is tried on the same seeds, `wanted` counts them, so that neighbours differ by the dial
 * alone.
 */
export function findThreshold(lab: Lab, each: ThresholdCase, wanted: number): Threshold {
  const runs = each.weight === undefined ? wanted : Math.max(RUNS_MIN, Math.round(wanted * each.weight));
  const tried = new Map<number, Tally>();
  const at = (value: number): Tally => {
    const known = tried.get(value);
    if (known !== undefined) return known;
    const seeds =
      each.isEven === true ? evenSeeds(each.nodes, each.scenario(value).traitors, runs) : firstSeeds(runs);
    const fresh = tally(lab, (seed) => scenarioOf(each, value, seed), seeds);
    tried.set(value, fresh);
    return fresh;
  };
  const flips = (value: number): boolean => at(value).right.rate <= 0.5;
  const { dial } = each;
  if (flips(dial.high)) widen(dial, flips(dial.low) ? dial.low : bisect(dial, flips), at);
  const points = [...tried].map(([v, t]) => ({ value: v, tally: t })).sort((a, b) => a.value - b.value);
  const value = points.find((point) => point.tally.right.rate <= 0.5)?.value ?? null;
  const below = points.filter(({ tally: { right } }) => right.interval.low > 0.5).map((p) => p.value);
  const above = points.filter(({ tally: { right } }) => right.interval.high < 0.5).map((p) => p.value);
  return {
    value,
    interval: {
      low: below.length === 0 ? null : Math.max(...below),
      high: above.length === 0 ? null : Math.min(...above),
    },
    points,
    predicted: typeof each.predicted === 'function' ? each.predicted(lab, runs) : (each.predicted ?? null),
    there: costsAt(lab, each, value ?? dial.high, at(value ?? dial.high)),
  };
}

/** The case at a value of its dial, with the places of a seed. */
function scenarioOf(each: ThresholdCase, value: number, seed: number): Omit<Scenario, 'seed'> {
  const { attackParams, ...scenario } = each.scenario(value);
  const places = ballPlaces(each.nodes, seed);
  const isQuiet = scenario.traitors === 0;
  return {
    ...scenario,
    ...(attackParams !== undefined && !isQuiet && { attackParams }),
    nodes: each.nodes,
    attack: isQuiet ? 'none' : each.attack,
    topology: 'uniform',
    conditions: { ...scenario.conditions, places },
  };
}

/** Neighbours on the dial, the upper of which flips. */
function bisect({ low, high, isWhole }: Dial, flips: (value: number) => boolean): number {
  let [right, flipped] = [low, high];
  for (let step = 0; step < STEPS_MAX; step++) {
    if (isWhole && flipped - right <= 1) break;
    // Long dials are halved by their ratio.
    const least = isWhole ? Math.max(right, 0.5) : right;
    const half = isWhole && flipped < LONG ? (right + flipped) / 2 : Math.sqrt(least * flipped);
    const middle = isWhole ? Math.max(right + 1, Math.min(flipped - 1, Math.floor(half))) : half;
    if (flips(middle)) flipped = middle;
    else right = middle;
  }
  return flipped;
}

/** Tries further values up and down until one on each side is clear at 95 %. */
function widen(dial: Dial, value: number, at: (value: number) => Tally): void {
  const next = (from: number, way: 1 | -1): number =>
    dial.isWhole ? from + way : way === 1 ? from * 2 : from / 2;
  for (const way of [1, -1] as const) {
    let v = way === 1 ? value : next(value, -1);
    for (let k = 0; k < WIDENINGS_MAX && v >= dial.low && v <= dial.high; k++, v = next(v, way)) {
      const { interval } = at(v).right;
      if (way === 1 ? interval.high < 0.5 : interval.low > 0.5) break;
    }
  }
}

function costsAt(lab: Lab, each: ThresholdCase, value: number, found: Tally): Threshold['there'] {
  const gain = each.gain?.(value) ?? 1;
  const { results } = found;
  const traitorsOf = ({ faulty }: RunResult): number => faulty.filter((id) => id < each.nodes).length;
  const joules = results.map((result) => {
    const honest = lab.simulate({ ...honestOnly(each, value, result.seed), seed: result.seed });
    const part = (each.nodes - traitorsOf(result)) / each.nodes;
    return result.energyJoules.byPart.emission - part * honest.energyJoules.byPart.emission;
  });
  return {
    tally: found,
    traitors: mean(results.map(traitorsOf)),
    receivedShare: mean(results.map((result) => receivedShare(result, gain))),
    traitorJoules: Math.max(0, mean(joules)),
    transmitWatts: gain * mean(results.map(({ hardware }) => hardware['transmitWatts'] ?? NaN)),
  };
}

function honestOnly(each: ThresholdCase, value: number, seed: number): Omit<Scenario, 'seed'> {
  const { attackParams: _, ...scenario } = scenarioOf(each, value, seed);
  return { ...scenario, attack: 'none', traitors: 0 };
}
