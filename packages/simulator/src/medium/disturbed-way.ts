import {
  lightDelayAlong,
  positionAt,
  warpedArrivals,
  type Arrival,
  type Medium,
  type Oscillator,
  type Position,
  type TrustWave,
} from '@dmct/physics';
import type { Disturbances } from './disturbances.js';

/** One wave on its way to one antenna. Times in seconds; `windowSeconds` and `startSeconds` count from the run's start. */
export interface DisturbedWay {
  readonly from: number;
  readonly to: number;
  readonly wave: TrustWave;
  readonly startSeconds: number;
  readonly windowSeconds: number;
  /** Window's opening minus the wave's start, from whole nanoseconds. */
  readonly sinceStartSeconds: number;
  readonly durationSeconds: number;
  /** Public length of the way to the antenna, m. */
  readonly pathMetres: number;
  /** Public place of the emitter, and of the antenna. */
  readonly origin: Position;
  readonly antenna: Position;
}

/** Oscillators that wander are followed to this part of a cycle, all else a thousand times closer. */
const JITTER_CYCLES = 1e-3;
const MOTION_CYCLES = 1e-6;

const perfect: Oscillator = () => 0;

/** The arrivals of a wave and of its echoes at an antenna under a run's disturbances, each `gain` times as strong. */
export function disturbedArrivals(
  way: DisturbedWay,
  disturbances: Disturbances,
  medium: Medium,
  gain: number,
): Arrival[] {
  const { from, to, wave, startSeconds, windowSeconds, sinceStartSeconds, durationSeconds } = way;
  const speed = medium.speedMetresPerSecond;
  const emitter = disturbances.oscillator?.(from) ?? perfect;
  const receiver = disturbances.oscillator?.(to) ?? perfect;
  const [emitterAtStart, receiverAtStart] = [emitter(startSeconds), receiver(windowSeconds)];
  const travel = travelSeconds(way, disturbances, medium);
  const ways = [{ excessMetres: 0, gain: 1 }, ...(disturbances.echoes?.(from, to) ?? [])];
  /** Window's seconds by true time, at a time of the receiver's own. */
  const trueSeconds = (own: number): number =>
    disturbances.oscillator === null ? own : own + receiver(windowSeconds + own) - receiverAtStart;
  return ways.flatMap((echo) => {
    const excessSeconds = echo.excessMetres / speed;
    const warp = (own: number): number => {
      const at = trueSeconds(own);
      const since = sinceStartSeconds + (at - travel(at) - excessSeconds);
      return disturbances.oscillator === null
        ? since
        : since + emitter(startSeconds + since) - emitterAtStart;
    };
    const gainAt = (own: number): number =>
      gain * echo.gain * medium.amplitudeAt(travel(trueSeconds(own)) * speed + echo.excessMetres);
    const phaseToleranceCycles = disturbances.oscillator === null ? MOTION_CYCLES : JITTER_CYCLES;
    const stretch = { fromSeconds: 0, untilSeconds: durationSeconds };
    return warpedArrivals(wave, { warp, gainAt, phaseToleranceCycles }, stretch);
  });
}

/** How long the direct wave has travelled that arrives at a time of the window. */
function travelSeconds(
  way: DisturbedWay,
  disturbances: Disturbances,
  medium: Medium,
): (windowSeconds: number) => number {
  const speed = medium.speedMetresPerSecond;
  const { motion } = disturbances;
  if (motion === null) {
    const constant = way.pathMetres / speed;
    return () => constant;
  }
  const source = { ...motion(way.from), position: way.origin };
  const antenna = { ...motion(way.to), position: way.antenna };
  return (seconds) => {
    const arrival = way.windowSeconds + seconds;
    const place = positionAt(antenna, arrival);
    const pathAt = (emission: number): number => medium.pathLength(positionAt(source, emission), place);
    return lightDelayAlong(pathAt, arrival, speed);
  };
}
