import type { PhaseKnowledge } from './genome.js';
import {
  createCarriers,
  createFieldReading,
  createTrustWave,
  pinned,
  SPEED_OF_LIGHT,
  type Arrival,
  type Candidate,
  type Position,
  type Receiver,
} from '@dmct/physics';

/** One honest emitter of the truth as one listener knows it. */
export interface HonestWave {
  readonly metres: number;
  /** When it starts, s of the stage. */
  readonly startSeconds: number;
  /** Of its carriers, radians; they are used where the adversary knows them. */
  readonly phasesRadians?: ArrayLike<number>;
}

/** Somebody to be misled: when it listens, with what, and what it hears of the honest. */
export interface StageListener {
  readonly receiver: Receiver;
  readonly windowStartSeconds: number;
  readonly windowSeconds: number;
  readonly honest: readonly HonestWave[];
}

/** What the adversary optimises against: honest emitters of one truth, and receivers as it takes them to be. */
export interface Stage {
  readonly listeners: readonly StageListener[];
  readonly truth: Candidate;
  readonly lie: Candidate;
  /** An honest emitter's field at 1 m, V/m: the unit of power. */
  readonly amplitude: number;
  readonly pulseSeconds: number;
  /** How far it is from an antenna to a listener; `place` is where the search put it, if it may choose. */
  metres(antenna: number, listener: number, place: Position | null): number;
  /** Phases that the antennas' turns count from, radians a carrier. Default 0. */
  readonly antennaPhasesRadians?: ArrayLike<number>;
  /** When the antenna may speak by rule, s of the stage: its lag counts from here. */
  ownStartSeconds(antenna: number): number;
}

/** What one antenna of the adversary does. */
export interface AntennaEmission {
  /** Radiated power over an honest emitter's. */
  readonly power: number;
  /** The lie's part of it; the rest sounds the truth's carriers. */
  readonly lieShare: number;
  /** How much later than its own slot it starts, s. */
  readonly lagSeconds: number;
  /** Phase of all its carriers, in turns. */
  readonly turns: number;
  readonly place: Position | null;
}

/** What the phases of one try are: known where `knows` says so, drawn by `uniform` elsewhere. */
export interface PhaseDraws {
  readonly knows: PhaseKnowledge;
  readonly uniform: () => number;
}

/**
 * The lie's part of what each listener takes for evidence, from 0 to 1; above one half it follows the lie. `antennas`
 * has an entry for each.
 */
export function lieShares(
  stage: Stage,
  antennas: readonly AntennaEmission[],
  { knows, uniform }: PhaseDraws,
): Float64Array {
  const { frequenciesHz } = stage.truth;
  const drawn = (): Float64Array => Float64Array.from(frequenciesHz, () => pinned.TAU * uniform());
  return Float64Array.from(stage.listeners, (listener, l) => {
    const arrivals = listener.honest.map((wave) => {
      const phases = knows === 'known' ? (wave.phasesRadians ?? []) : drawn();
      return arrival(stage, stage.truth, 1, wave.startSeconds, wave.metres, phases);
    });
    antennas.forEach((antenna, a) => {
      const metres = stage.metres(a, l, antenna.place);
      const start = stage.ownStartSeconds(a) + antenna.lagSeconds;
      const phases =
        knows === 'unknown'
          ? drawn()
          : Float64Array.from(
              frequenciesHz,
              (_, k) => (stage.antennaPhasesRadians?.[k] ?? 0) + pinned.TAU * antenna.turns,
            );
      const truthful = antenna.power * (1 - antenna.lieShare);
      const lying = antenna.power * antenna.lieShare;
      if (truthful > 0) arrivals.push(arrival(stage, stage.truth, truthful, start, metres, phases));
      if (lying > 0) arrivals.push(arrival(stage, stage.lie, lying, start, metres, phases));
    });
    const { windowStartSeconds, windowSeconds: durationSeconds, receiver } = listener;
    const reading = createFieldReading({ arrivals, windowStartSeconds, durationSeconds });
    const [truth = 0, lie = 0] = receiver.read(reading, [stage.truth, stage.lie]).strengths;
    return truth + lie > 0 ? lie / (truth + lie) : 0.5;
  });
}

function arrival(
  stage: Stage,
  message: Candidate,
  power: number,
  startSeconds: number,
  metres: number,
  phases: ArrayLike<number>,
): Arrival {
  const wave = createTrustWave({
    origin: { x: 0, y: 0, z: 0 },
    amplitude: stage.amplitude * Math.sqrt(power),
    carriers: createCarriers(
      message.frequenciesHz,
      Float64Array.from(message.frequenciesHz, (_, k) => phases[k] ?? 0),
    ),
    startSeconds,
    durationSeconds: stage.pulseSeconds,
  });
  return { wave, delaySeconds: metres / SPEED_OF_LIGHT, gain: 1 / Math.max(metres, 1) };
}
