import type { TrustWave } from '../waves/trust-wave.js';
import type { Arrival } from './arrival.js';
import { knotsOfWarp, timeOfWarp, type Warp } from './warp.js';

/** A stretch of receiver's time, s. */
export interface Stretch {
  readonly fromSeconds: number;
  readonly untilSeconds: number;
}

/** What becomes of a wave on its way to one place whose time it doesn't share. */
export interface WarpedPath {
  readonly warp: Warp;
  /** The field here over the wave's field at 1 m, by receiver's time. */
  readonly gainAt: (receiverSeconds: number) => number;
  /** How far a carrier's phase may be off, in cycles. Default 1e-6. */
  readonly phaseToleranceCycles?: number;
}

/**
 * A wave as a chain of uniform pieces, for a receiver that listens during the stretch: each piece is an `Arrival` of
 * the same wave at its own rate and gain, phases running on from one to the next. Gains are those of the pieces'
 * middles. Times of the stretch are those in which a window's start is told (`windowStartSeconds`).
 */
export function warpedArrivals(wave: TrustWave, path: WarpedPath, stretch: Stretch): readonly Arrival[] {
  const { warp, gainAt } = path;
  const { fromSeconds, untilSeconds } = stretch;
  const first = warp(fromSeconds);
  const last = warp(untilSeconds);
  if (!(last > 0 && first < wave.durationSeconds)) return [];
  const from = first < 0 ? timeOfWarp(warp, 0, fromSeconds, untilSeconds) : fromSeconds;
  const until =
    last > wave.durationSeconds
      ? timeOfWarp(warp, wave.durationSeconds, fromSeconds, untilSeconds)
      : untilSeconds;
  if (!(until > from)) return [];
  const tolerance = (path.phaseToleranceCycles ?? 1e-6) / highestHz(wave);
  const { receiverSeconds, waveSeconds } = knotsOfWarp(warp, from, until, tolerance);
  const arrivals: Arrival[] = [];
  for (let k = 0; k + 1 < receiverSeconds.length; k++) {
    const [begins, ends] = [receiverSeconds[k]!, receiverSeconds[k + 1]!];
    const begun = Math.max(0, waveSeconds[k]!);
    const done = Math.min(wave.durationSeconds, waveSeconds[k + 1]!);
    if (!(done > begun && ends > begins)) continue;
    arrivals.push({
      wave,
      delaySeconds: begins - wave.startSeconds,
      gain: gainAt(0.5 * (begins + ends)),
      part: { fromSeconds: begun, untilSeconds: done, rate: (done - begun) / (ends - begins) },
    });
  }
  return arrivals;
}

function highestHz(wave: TrustWave): number {
  let highest = 0;
  for (const frequencyHz of wave.carriers.frequenciesHz) highest = Math.max(highest, frequencyHz);
  return highest;
}
