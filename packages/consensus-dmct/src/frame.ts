import { UsageError, type ReplicaContext, type Value } from '@dmct/core';
import { createCodeBook, type CodeBook } from './codebook.js';
import { createGeometry, requireWaves, type Geometry } from './geometry.js';
import { coinsOf, gateNanoseconds } from './derived-params.js';
import type { DmctParams } from './params.js';
import { amplitudeForSnr, gateEnergy } from './power.js';
import type { EmitterGate } from './readings.js';
import { createSchedule, type Pulses, type Schedule } from './schedule.js';
import { createTimetable, type Timetable } from './timetable.js';

/** What everybody knows before the first round, and computes alike from public data. */
export interface Frame {
  readonly geometry: Geometry;
  readonly timetable: Timetable;
  readonly coinPulseNanoseconds: number;
  readonly gateNanoseconds: number;
  readonly gateSeconds: number;
  readonly guardNanoseconds: number;
  readonly book: CodeBook;
  /** What every honest general radiates, and the cap: field at 1 m, V/m. */
  readonly amplitude: number;
  /** Who tosses the coin of round r where one does: `kings[(r − 1) mod n]`. */
  readonly kings: readonly number[];
  /** N₀ at the carrier, (V/m)²/Hz. */
  readonly noiseDensityPerHz: number;
  /** What everybody's field is at a path length, over that at 1 m. */
  gainAt(from: number, to: number): number;
}

/** The gate of `from` at `me`, for an emission that begins so long after a round's start; times in s of the round. */
export function gateOf(
  frame: Frame,
  me: number,
  from: number,
  startNanoseconds: number,
  pulseSeconds: number,
): EmitterGate {
  const { geometry } = frame;
  return {
    startSeconds: (startNanoseconds + geometry.travelNanoseconds[me * geometry.nodes + from]!) / 1e9,
    durationSeconds: pulseSeconds,
    allowedEnergy: gateEnergy(frame.amplitude * frame.gainAt(from, me), pulseSeconds),
  };
}

// Frames depend on public data alone, which all generals of a run share; one of them computes, the others look up.
const frames = new WeakMap<object, Map<string, Frame>>();

/** The frame of a run. A pure function of its context's public part; kept as long as that geometry lives. */
export function frameOf(context: ReplicaContext<DmctParams>): Frame {
  const candidates = candidatesOf(context);
  const key = JSON.stringify([context.params, context.nodes, candidates]);
  // The function is only a key here: it stands for the geometry that it measures.
  // eslint-disable-next-line @typescript-eslint/unbound-method
  const geometry = context.pathLengthMetres;
  let known = frames.get(geometry);
  if (known === undefined) {
    known = new Map();
    frames.set(geometry, known);
  }
  let frame = known.get(key);
  if (frame === undefined) {
    frame = createFrame(context);
    known.set(key, frame);
  }
  return frame;
}

/** What votes are between: the two orders, or, of each instance of a log, that it decides nothing or something. */
function candidatesOf({ candidates, workload }: ReplicaContext<DmctParams>): readonly Value[] {
  return workload.kind === 'log' ? [NOTHING, SOMETHING] : candidates;
}

export const NOTHING: Value = 'nothing';
const SOMETHING: Value = 'something';

function createFrame(context: ReplicaContext<DmctParams>): Frame {
  const { params, crypto } = context;
  const waves = requireWaves(context);
  const geometry = createGeometry(context);
  const gate = gateNanoseconds(params);
  const gateSeconds = gate / 1e9;
  const guard = Math.ceil(params.guardSeconds * 1e9);
  const coinPulse = pulsesOf(params).coinNanoseconds;
  const noiseDensityPerHz = waves.noiseDensity(params.carrierHz);
  const longestGain = waves.amplitudeAt(geometry.pathMetresMax);
  const amplitude = amplitudeForSnr(params.snrDb, noiseDensityPerHz, gateSeconds, longestGain);
  if (!(longestGain > 0) || !Number.isFinite(amplitude * amplitude)) {
    throw new UsageError(
      'no power reaches the farthest general: the medium absorbs too much, or places are too far apart',
    );
  }
  const band = { lowHz: params.carrierHz, bandwidthHz: params.bandwidthHz };
  return {
    geometry,
    timetable: timetableOf(context, geometry),
    coinPulseNanoseconds: coinPulse,
    gateNanoseconds: gate,
    gateSeconds,
    guardNanoseconds: guard,
    book: createCodeBook({
      band: { ...band, windowSeconds: gateSeconds },
      subcarriers: params.subcarriers,
      coinBand: { ...band, windowSeconds: coinPulse / 1e9 },
      coinBits: coinsOf(params) === 'none' ? 0 : params.coinBits,
      coinSubcarriers: params.coinSubcarriers,
      candidates: candidatesOf(context),
      digest: (text) => crypto.digest(text),
    }),
    amplitude,
    kings: context.publicStream('kings').shuffle(Array.from({ length: context.nodes }, (_, id) => id)),
    noiseDensityPerHz,
    gainAt: (from, to) => waves.amplitudeAt(context.pathLengthMetres(from, to)),
  };
}

/** The first round's slots go by number; where they are fresh, every later round draws who comes before whom. */
function timetableOf(context: ReplicaContext<DmctParams>, geometry: Geometry): Timetable {
  const { nodes, params } = context;
  const first = scheduleOf(params, geometry);
  const everybody = Array.from({ length: nodes }, (_, id) => id);
  return createTimetable((round) =>
    round === 1 || params.slots === 'fixed'
      ? first
      : createSchedule(
          geometry,
          pulsesOf(params),
          context.publicStream(`slots ${String(round)}`).shuffle(everybody),
        ),
  );
}

export function pulsesOf(params: DmctParams): Pulses {
  const gate = gateNanoseconds(params);
  return {
    voteNanoseconds: gate,
    coinNanoseconds: params.coinGates * gate,
    guardNanoseconds: Math.ceil(params.guardSeconds * 1e9),
    coins: coinsOf(params),
  };
}

/** The last schedule that was asked for: a run asks twice, and runs in the same places for the same one. */
let lastKey = '';
let lastTravel: Float64Array = new Float64Array(0);
let lastSchedule: Schedule | null = null;

/** The first round's schedule, which all compute from public data. */
export function scheduleOf(params: DmctParams, geometry: Geometry): Schedule {
  const pulses = pulsesOf(params);
  const key = JSON.stringify(pulses);
  const { travelNanoseconds } = geometry;
  const isKnown =
    key === lastKey &&
    travelNanoseconds.length === lastTravel.length &&
    travelNanoseconds.every((time, at) => time === lastTravel[at]);
  if (lastSchedule === null || !isKnown) {
    lastSchedule = createSchedule(geometry, pulses);
    lastKey = key;
    lastTravel = travelNanoseconds;
  }
  return lastSchedule;
}
