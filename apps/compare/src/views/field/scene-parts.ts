import { alignedPhaseRadians, createUniformStream, distanceMetres } from '@dmct/physics';
import {
  frequencyOf,
  lightNanoseconds,
  mediumOf,
  positionOf,
  type Emitter,
  type Side,
  type Stage,
} from './stage.js';

const FRAME = { x: -1.5, y: -1, width: 4.8, height: 3 };
/** The truth's tone, where a scene has none of its own. */
export const TRUTH_HZ = 1e9;
const LIE_HZ = 1.3e9;
/** Short enough for the places of the pulsed scenes to be told apart; the tones are orthogonal over it. */
const PULSE_NANOSECONDS = 2;
const PULSED_LIE_HZ = TRUTH_HZ + 1e9 / PULSE_NANOSECONDS;

/** An ordinary general, but for what is said otherwise. */
export function emitter(x: number, y: number, side: Side, more: Partial<Emitter> = {}): Emitter {
  return {
    x,
    y,
    side,
    carrier: side,
    power: 1,
    phaseTurns: 0,
    slotNanoseconds: 0,
    lateNanoseconds: 0,
    ...more,
  };
}

/** Waves that never end, heard once they all have arrived. */
export function steady(
  emitters: readonly Emitter[],
  observers: Stage['observers'],
  more: Partial<Stage> = {},
): Stage {
  return {
    emitters,
    observers,
    truthHz: TRUTH_HZ,
    lieHz: LIE_HZ,
    pulseNanoseconds: null,
    clampMetres: 0.1,
    listen: { startNanoseconds: 20, durationNanoseconds: 100 },
    receiver: 'tone',
    frame: FRAME,
    endNanoseconds: 40,
    stillNanoseconds: 40,
    ...more,
  };
}

/** The phase of the document's emitter `index` by seed, as `dmct demo` draws it, in turns. */
export function drawnTurns(seed: number, index: number): number {
  return createUniformStream(seed % 4294967296, index).nextUniform();
}

/** The same wave turned so that it swings against `to` at a place, with the same strength there. */
export function against(stage: Stage, from: Emitter, to: Emitter, place: { x: number; y: number }): Emitter {
  const medium = mediumOf(stage);
  const frequency = frequencyOf(stage, to.carrier);
  const turnsAt = (one: Emitter): number =>
    alignedPhaseRadians(positionOf(one), positionOf(place), medium, frequency) / (2 * Math.PI);
  const gain = (one: Emitter): number =>
    medium.amplitudeAt(medium.pathLength(positionOf(one), positionOf(place)));
  return {
    ...from,
    carrier: to.carrier,
    phaseTurns: (to.phaseTurns + turnsAt(from) - turnsAt(to) + 0.5 + 2) % 1,
    power: to.power * (gain(to) / gain(from)) ** 2,
  };
}

/** A metre further from the observer each, so that their pulses arrive one after another. */
const PULSED_PLACES = [
  [-0.62, 0.95],
  [0.3, -0.05],
  [0.95, 1.5],
  [2.25, 0.15],
] as const;

/** Four honest generals and a late traitor who sound pulses; `slotNanoseconds` is when each should. */
export function pulsed(slotNanoseconds: (index: number) => number, receiver: Stage['receiver']): Stage {
  const honest = PULSED_PLACES.map(([x, y], index) =>
    emitter(x, y, 'truth', { slotNanoseconds: slotNanoseconds(index), phaseTurns: 0.17 * index }),
  );
  const slot = slotNanoseconds(honest.length);
  const liar = emitter(0.05, 1.15, 'lie', { slotNanoseconds: slot, lateNanoseconds: 40 });
  const end = slot + 40 + PULSE_NANOSECONDS + lightNanoseconds(6);
  const observer = { x: -1.1, y: 0.45 };
  const wayMetres = distanceMetres(positionOf(liar), positionOf(observer));
  return steady([...honest, liar], [observer], {
    lieHz: PULSED_LIE_HZ,
    pulseNanoseconds: PULSE_NANOSECONDS,
    receiver,
    listen: { startNanoseconds: 0, durationNanoseconds: Math.ceil(end) },
    endNanoseconds: Math.ceil(end),
    // The lie passes the observer, long after everybody else's word.
    stillNanoseconds: slot + liar.lateNanoseconds + lightNanoseconds(wayMetres) + PULSE_NANOSECONDS / 2,
  });
}

/** Generals all over the picture by seed, three in ten of them traitors. */
export function crowd(count: number, seed: number): Stage {
  const draws = createUniformStream(seed % 4294967296, 77);
  const liars = Math.floor(count * 0.3);
  // As a link and a command have it.
  const rounded = (value: number, parts: number): number => Math.round(value * parts) / parts;
  return steady(
    Array.from({ length: count }, (_, index) =>
      emitter(
        rounded(FRAME.x + FRAME.width * (0.06 + 0.88 * draws.nextUniform()), 1e3),
        rounded(FRAME.y + FRAME.height * (0.06 + 0.88 * draws.nextUniform()), 1e3),
        index < liars ? 'lie' : 'truth',
        { phaseTurns: rounded(draws.nextUniform(), 1e4) },
      ),
    ),
    [{ x: FRAME.x + FRAME.width / 2, y: FRAME.y + FRAME.height / 2 }],
  );
}
