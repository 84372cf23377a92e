import { UsageError, type ReplicaContext } from '@dmct/core';
import { createCodeBook, type CodeBook } from './codebook.js';
import { createGeometry, requireWaves, type Geometry } from './geometry.js';
import { coinNanoseconds, gateNanoseconds, type DmctParams } from './params.js';
import { amplitudeForSnr } from './power.js';
import { createSchedule, type Schedule } from './schedule.js';

/** What everybody knows before the first round, and computes alike from public data. */
export interface Frame {
  readonly geometry: Geometry;
  readonly schedule: Schedule;
  readonly gateNanoseconds: number;
  readonly gateSeconds: number;
  readonly guardNanoseconds: number;
  readonly book: CodeBook;
  /** What every honest general radiates, and the cap: field at 1 m, V/m. */
  readonly amplitude: number;
  /** N₀ at the carrier, (V/m)²/Hz. */
  readonly noiseDensityPerHz: number;
}

// Frames depend on public data alone, which all generals of a run share; one of them computes, the others look up.
const frames = new WeakMap<object, Map<string, Frame>>();

/** The frame of a run. A pure function of its context's public part; kept as long as that geometry lives. */
export function frameOf(context: ReplicaContext<DmctParams>): Frame {
  const key = JSON.stringify([context.params, context.nodes, context.candidates]);
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

function createFrame(context: ReplicaContext<DmctParams>): Frame {
  const { params, candidates, crypto } = context;
  const waves = requireWaves(context);
  const geometry = createGeometry(context);
  const gate = gateNanoseconds(params);
  const gateSeconds = gate / 1e9;
  const guard = Math.ceil(params.guardSeconds * 1e9);
  const noiseDensityPerHz = waves.noiseDensity(params.carrierHz);
  const longestGain = waves.amplitudeAt(geometry.pathMetresMax);
  const amplitude = amplitudeForSnr(params.snrDb, noiseDensityPerHz, gateSeconds, longestGain);
  if (!(longestGain > 0) || !Number.isFinite(amplitude * amplitude)) {
    throw new UsageError(
      'no power reaches the farthest general: the medium absorbs too much, or places are too far apart',
    );
  }
  return {
    geometry,
    schedule: createSchedule(geometry, coinNanoseconds(params), guard),
    gateNanoseconds: gate,
    gateSeconds,
    guardNanoseconds: guard,
    book: createCodeBook({
      band: { lowHz: params.carrierHz, bandwidthHz: params.bandwidthHz, windowSeconds: gateSeconds },
      bins: params.bins,
      subcarriers: params.subcarriers,
      coinBits: params.coinBits,
      coinSubcarriers: params.coinSubcarriers,
      candidates,
      digest: (text) => crypto.digest(text),
    }),
    amplitude,
    noiseDensityPerHz,
  };
}
