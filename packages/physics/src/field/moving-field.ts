import type { Medium } from '../media/medium.js';
import { SPEED_OF_LIGHT } from '../spacetime/constants.js';
import { distanceMetres } from '../spacetime/position.js';
import { lightDelaySeconds } from '../spacetime/retarded-time.js';
import { positionAt, timeDilation, type UniformMotion } from '../spacetime/uniform-motion.js';
import type { TrustWave } from '../waves/trust-wave.js';
import type { Arrival } from './arrival.js';
import { createFieldReading, type FieldReading } from './field-reading.js';
import type { MeasurementWindow } from './field.js';
import { warpedArrivals, type WarpedPath } from './warped-arrivals.js';

/** A wave whose emitter moves. Its start is a time of the frame; its duration and carriers are of the emitter's clock. */
export interface MovingEmitter {
  readonly wave: TrustWave;
  /** Replaces the wave's origin. */
  readonly motion: UniformMotion;
}

/** The field of moving emitters, as receivers in motion hear it. */
export interface MovingField {
  /**
   * What arrives at a receiver within a window of its own clock, which shows 0 at t = 0 of the frame. Times of the
   * arrivals are the receiver's, so that the window of a reading starts at `window.startSeconds`.
   */
  arrivalsAt(receiver: UniformMotion, window: MeasurementWindow): readonly Arrival[];
  /** The reading of that window. */
  readingAt(receiver: UniformMotion, window: MeasurementWindow): FieldReading;
}

/**
 * The retarded field of emitters in uniform motion, straight ways only: each time of a receiver is followed back along
 * its light cone to the emitter's clock. The field is a Lorentz scalar, so that a source of proper strength q has
 * q/(γ(1 − n·β)R) (the scalar twin of the Liénard–Wiechert potentials, Jackson §14.1): one factor of Doppler on top of the medium's law of distance. Receivers in motion read the same
 * scalar by their own clock. Media must carry waves at c for that symmetry; slower media are frames of their own.
 */
export function createMovingField(emitters: readonly MovingEmitter[], medium: Medium): MovingField {
  const arrivalsAt: MovingField['arrivalsAt'] = (receiver, { startSeconds, durationSeconds }) => {
    const stretch = { fromSeconds: startSeconds, untilSeconds: startSeconds + durationSeconds };
    return emitters.flatMap((emitter) =>
      warpedArrivals(emitter.wave, pathTo(receiver, emitter, medium), stretch),
    );
  };
  return {
    arrivalsAt,
    readingAt(receiver, window) {
      return createFieldReading({
        arrivals: arrivalsAt(receiver, window),
        windowStartSeconds: window.startSeconds,
        durationSeconds: window.durationSeconds,
      });
    },
  };
}

function pathTo(receiver: UniformMotion, { wave, motion }: MovingEmitter, medium: Medium): WarpedPath {
  const speed = medium.speedMetresPerSecond;
  const dilation = timeDilation(motion);
  const dilationHere = timeDilation(receiver);
  return {
    warp(receiverSeconds) {
      const seconds = dilationHere * receiverSeconds;
      const delay = lightDelaySeconds(motion, positionAt(receiver, seconds), seconds, speed);
      return (seconds - wave.startSeconds - delay) / dilation;
    },
    gainAt(receiverSeconds) {
      const seconds = dilationHere * receiverSeconds;
      const place = positionAt(receiver, seconds);
      const delay = lightDelaySeconds(motion, place, seconds, speed);
      const source = positionAt(motion, seconds - delay);
      const metres = distanceMetres(source, place);
      return medium.amplitudeAt(metres) * beaming(motion, source, place, metres, dilation);
    },
  };
}

/** 1/(γ(1 − n·β)), n the direction in which the light left. */
function beaming(
  { velocity }: UniformMotion,
  source: UniformMotion['position'],
  place: UniformMotion['position'],
  metres: number,
  dilation: number,
): number {
  if (metres === 0) return 1 / dilation;
  const along =
    velocity.x * (place.x - source.x) + velocity.y * (place.y - source.y) + velocity.z * (place.z - source.z);
  return 1 / (dilation * (1 - along / (metres * SPEED_OF_LIGHT)));
}
