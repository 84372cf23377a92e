import { createFieldReading } from '../field/field-reading.js';
import { createUniformStream, type UniformStream } from '../noise/uniform-stream.js';
import { directSum } from '../population/direct-sum.js';
import type { Population, SummedPhasors } from '../population/population.js';
import { populationSum } from '../population/population-sum.js';
import { summedArrivals } from '../population/summed-arrivals.js';
import { createEnergyReceiver } from '../receivers/energy.js';
import type { Receiver } from '../receivers/receiver.js';
import { createToneReceiver } from '../receivers/tone.js';
import type { Measurement, SamplingOptions } from './measurement.js';
import { twoSampleCritical, twoSampleDistance } from './two-samples.js';

const LOOK_SECONDS = 1e-6;
const FIRST_HZ = 1e9;
const RADIUS_METRES = 1e4;
/** Two samples of one distribution seem apart in one of a thousand tests. */
const CHANCE = 1e-3;
/** The population mode is cheap: it draws so many times as often as the direct simulation. */
const MORE = 4;
/** How many of the nearest the population mode draws one by one unless told. */
const NEAREST = 64;

/** Truth and lie, each sounded by so many emitters strewn alike round one receiver, in their middle or off it. */
export interface CrowdOptions {
  readonly truthful: number;
  readonly liars: number;
  readonly dimensions: 1 | 2 | 3;
  readonly receiver: 'tone' | 'energy';
  /** Of each message's chord; the tone receiver listens to the first. */
  readonly subcarriers: number;
  /** Windows one after another, phases drawn anew in each. Default 1. */
  readonly looks?: number;
  readonly phases?: 'random' | 'aligned';
  /** How far the receiver stands from the middle, as a part of the radius. Default 0. */
  readonly offset?: number;
  /** `direct`: emitter by emitter. A number: the population mode with so many of the nearest one by one. */
  readonly mode: 'direct' | number;
}

/** What the receiver makes of truth and lie in one draw of the crowd, in its own unit. */
export type CrowdReader = (random: UniformStream) => { readonly truth: number; readonly lie: number };

/** A receiver in a crowd: each call draws places and phases, makes the field and reads it. */
export function createCrowd(options: CrowdOptions): CrowdReader {
  const { dimensions, subcarriers } = options;
  const looks = options.looks ?? 1;
  const chord = (first: number): Float64Array =>
    Float64Array.from({ length: subcarriers }, (_, l) => FIRST_HZ + (first + l) / LOOK_SECONDS);
  const chords = [chord(0), chord(subcarriers)] as const;
  const candidates = chords.map((frequenciesHz) => ({ frequenciesHz }));
  const receiver: Receiver =
    options.receiver === 'tone'
      ? createToneReceiver({ durationSeconds: LOOK_SECONDS })
      : createEnergyReceiver({ durationSeconds: LOOK_SECONDS, looks });
  const populationOf = (emitters: number): Population => ({
    emitters,
    dimensions,
    radiusMetres: RADIUS_METRES,
    offsetMetres: (options.offset ?? 0) * RADIUS_METRES,
    amplitude: 1 / Math.sqrt(subcarriers),
    phases: options.phases ?? 'random',
  });
  const populations = [populationOf(options.truthful), populationOf(options.liars)] as const;
  const cells = subcarriers * looks;
  const sum = (population: Population, random: UniformStream): SummedPhasors =>
    options.mode === 'direct'
      ? directSum(population, cells, random)
      : populationSum(population, { carriers: cells, nearest: options.mode }, random);
  return (random) => {
    const arrivals = populations.flatMap((population, m) =>
      summedArrivals(sum(population, random), chords[m]!, LOOK_SECONDS),
    );
    const reading = createFieldReading({ arrivals, durationSeconds: looks * LOOK_SECONDS });
    const { strengths } = receiver.read(reading, candidates);
    return { truth: strengths[0]!, lie: strengths[1]! };
  };
}

/** What `populationDistance` compares: a crowd of one message. */
export interface PopulationOptions extends SamplingOptions {
  readonly emitters: number;
  readonly dimensions: 1 | 2 | 3;
  readonly receiver: 'tone' | 'energy';
  /** Default 1 for a tone, 4 for energy. */
  readonly subcarriers?: number;
  readonly phases?: 'random' | 'aligned';
  /** How far the receiver stands from the middle, as a part of the radius. Default 0. */
  readonly offset?: number;
  /** How many of the nearest the population mode draws one by one. Default 64. */
  readonly nearest?: number;
}

/**
 * How far apart direct simulation and population mode are in what a receiver reads: the distance of Kolmogorov and
 * Smirnov between `samples` direct draws and four times as many of the other. 0 is expected; the tolerance is what two
 * samples of one distribution exceed once in a thousand.
 */
export function populationDistance(options: PopulationOptions): Measurement {
  const base = { ...options, truthful: options.emitters, liars: 0, subcarriers: subcarriersOf(options) };
  const draws = (mode: CrowdOptions['mode'], count: number, label: number): Float64Array => {
    const random = createUniformStream(options.seed, label);
    const crowd = createCrowd({ ...base, mode });
    return Float64Array.from({ length: count }, () => crowd(random).truth);
  };
  const { samples } = options;
  const measured = twoSampleDistance(
    draws('direct', samples, 0),
    draws(options.nearest ?? NEAREST, MORE * samples, 1),
  );
  return { expected: 0, measured, tolerance: twoSampleCritical(samples, MORE * samples, CHANCE), samples };
}

/** How often the lie is the stronger in a crowd, over `samples` draws. */
export function crowdError(options: CrowdOptions & SamplingOptions): number {
  const random = createUniformStream(options.seed, 2);
  const crowd = createCrowd(options);
  let errors = 0;
  for (let trial = 0; trial < options.samples; trial++) {
    const { truth, lie } = crowd(random);
    if (lie > truth) errors++;
  }
  return errors / options.samples;
}

/**
 * What the difference comes to in a decision: how much more often the lie of a third wins in direct simulation than in
 * the population mode. 0 is expected, within 3.3 standard errors of the two samples, pooled.
 */
export function populationDecision(options: PopulationOptions): Measurement {
  const { emitters, samples, seed } = options;
  const liars = Math.floor(emitters / 3);
  const base = { ...options, truthful: emitters - liars, liars, subcarriers: subcarriersOf(options) };
  const direct = crowdError({ ...base, mode: 'direct' });
  const inMode = crowdError({
    ...base,
    mode: options.nearest ?? NEAREST,
    samples: MORE * samples,
    seed: seed + 1,
  });
  // Both together, never nothing.
  const pooled = (direct * samples + inMode * MORE * samples + 1) / ((1 + MORE) * samples + 2);
  const variance = pooled * (1 - pooled) * (1 / samples + 1 / (MORE * samples));
  return { expected: 0, measured: direct - inMode, tolerance: 3.3 * Math.sqrt(variance), samples };
}

function subcarriersOf({ receiver, subcarriers }: PopulationOptions): number {
  return subcarriers ?? (receiver === 'tone' ? 1 : 4);
}
