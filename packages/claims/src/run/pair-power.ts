import type { Interval, Lab, Proportion } from '@dmct/core';
import { pinned } from '@dmct/physics';
import { studentInterval, wilson } from '@dmct/simulator';
import { randomPlace } from './random-place.js';
import { tonePower, type ToneEmitter } from './tone-power.js';

/** A pair's second wave: a tone of its own or the first one's, and what is known of the phase it arrives with. */
export interface PairPhysics {
  readonly sameTone: boolean;
  /** `random`: nobody knows it; a number: antiphase at the receiver, wrong by so many degrees. */
  readonly phase: 'random' | number;
  /** On whose tone the power is taken: default the first wave's. Exchanged, the two change names. */
  readonly heard?: 'first' | 'second';
}

/** Power over that of one wave alone, and how often it is less than a half. */
export interface PairPower {
  readonly mean: number;
  readonly interval: Interval;
  readonly halved: Proportion;
}

const FIRST_HZ = 1e9;
const SECOND_HZ = 1.01e9;
const WINDOW = { startSeconds: 1e-5, durationSeconds: 1e-6 };
const PLACE = { x: 0, y: 0, z: 0 };

/**
 * Power on the first wave's tone with a second wave beside it, over the first one's alone: mean with its interval, and
 * how often it is less than a half. Both stand equally far away on random bearings, so that nobody is the louder.
 */
export function pairPower(
  lab: Lab,
  label: string,
  { sameTone, phase, heard = 'first' }: PairPhysics,
  samples: number,
): PairPower {
  const stream = lab.stream(label);
  const ratios = Array.from({ length: samples }, () => {
    const far = 100 + 400 * stream.uniform();
    const first: ToneEmitter = {
      origin: onSphere(randomPlace(stream), far),
      frequencyHz: FIRST_HZ,
      phaseRadians: pinned.TAU * stream.uniform(),
    };
    const turned = phase === 'random' ? pinned.TAU * stream.uniform() : pinned.PI * (1 + phase / 180);
    const second: ToneEmitter = {
      // Antiphase at the receiver is antiphase at the source, since both ways are as long.
      origin: onSphere(randomPlace(stream), far),
      frequencyHz: sameTone ? FIRST_HZ : SECOND_HZ,
      phaseRadians: first.phaseRadians + turned,
    };
    const one = heard === 'first' ? first : second;
    return (
      tonePower([first, second], PLACE, one.frequencyHz, WINDOW) /
      tonePower([one], PLACE, one.frequencyHz, WINDOW)
    );
  });
  const mean = studentInterval(ratios);
  return {
    mean: mean?.mean ?? NaN,
    interval: mean?.interval ?? { low: NaN, high: NaN },
    halved: wilson(ratios.filter((ratio) => ratio < 0.5).length, samples),
  };
}

function onSphere(place: { x: number; y: number; z: number }, radiusMetres: number) {
  const scale = radiusMetres / Math.sqrt(place.x * place.x + place.y * place.y + place.z * place.z);
  return { x: scale * place.x, y: scale * place.y, z: scale * place.z };
}
