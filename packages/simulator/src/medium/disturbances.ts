import { createStream, type Conditions } from '@dmct/core';
import {
  createUniformStream,
  scatteredEchoes,
  type Echo,
  type Oscillator,
  type UniformMotion,
} from '@dmct/physics';
import type { PlacedParticipants } from '../places/topology.js';
import { drawMotions } from './motions.js';
import { drawOscillators } from './oscillators.js';

/** What disturbs the waves of a run; each member null where conditions leave it out. */
export interface Disturbances {
  /** The further ways between two participants, the same both ways. */
  readonly echoes: ((a: number, b: number) => readonly Echo[]) | null;
  readonly motion: ((participant: number) => UniformMotion) | null;
  readonly oscillator: ((participant: number) => Oscillator) | null;
  /** How much later than the direct wave's end an echo may still be heard, s. */
  readonly echoSecondsMax: number;
  /** Speed of every participant, m/s. */
  readonly metresPerSecond: number;
}

/** An excess delay is at most this many means: an exponential draw of 53 bits ends there. */
const MEANS_MAX = 37;

/** Draws what disturbs the waves under these conditions, each part from a stream of its own; null if nothing does. */
export function drawDisturbances(
  conditions: Conditions,
  topology: PlacedParticipants,
  seed: number,
  horizonSeconds: number,
  speedMetresPerSecond: number,
): Disturbances | null {
  const { motionMetresPerSecond, echoDelaySpreadSeconds } = conditions;
  const echoes = drawEchoes(conditions, seed, speedMetresPerSecond);
  const motion = drawMotions(topology.places, motionMetresPerSecond, topology.isOnGround, seed);
  const oscillator = drawOscillators(conditions, seed, horizonSeconds);
  if (echoes === null && motion === null && oscillator === null) return null;
  return {
    echoes,
    motion,
    oscillator,
    echoSecondsMax: echoes === null ? 0 : MEANS_MAX * echoDelaySpreadSeconds,
    metresPerSecond: motionMetresPerSecond,
  };
}

function drawEchoes(
  conditions: Conditions,
  seed: number,
  speedMetresPerSecond: number,
): Disturbances['echoes'] {
  const { echoes: count, echoDelaySpreadSeconds: delaySpreadSeconds, echoLossDb: lossDb } = conditions;
  if (count === 0) return null;
  const made = new Map<string, readonly Echo[]>();
  return (a, b) => {
    const pair = a < b ? `${String(a)} ${String(b)}` : `${String(b)} ${String(a)}`;
    const known = made.get(pair);
    if (known !== undefined) return known;
    const random = createUniformStream(createStream(seed, `echoes ${pair}`).uint32());
    const fresh = scatteredEchoes(random, { count, delaySpreadSeconds, lossDb, speedMetresPerSecond });
    made.set(pair, fresh);
    return fresh;
  };
}
