import { defineClaim, type Claim, type RandomStream } from '@dmct/core';
import { createField, createTrustWave, createCarriers, exponentialMedium } from '@dmct/physics';
import { distanceMetres, pinned, SPEED_OF_LIGHT, type Position } from '@dmct/physics';
import { wilson } from '@dmct/simulator';
import { dataTable } from '../run/data-table.js';
import { randomPlace } from '../run/random-place.js';
import { quickly } from '../run/sampling.js';
import { tonePower } from '../run/tone-power.js';

const SAMPLES = 4000;
const FREQUENCY_HZ = 1e9;
const PULSE_SECONDS = 64e-8;
const PASSES = 0.01;

export interface PastPhysics {
  /** true: the forger stands at the place it names; false: anywhere in the same kilometre. */
  readonly forgerAtItsPlace: boolean;
  /** false: nobody forges, and the pulse is emitted where and when it is said to be. Default: true. */
  readonly isForged?: boolean;
}

/** Fields outside of light cones; and an emission feigned later, from elsewhere, as if it had been made before. */
export const pastCantBeFakedWith = (physics: PastPhysics): Claim =>
  defineClaim({
    id: 'past-cant-be-faked',
    statement: 'Light cones keep anybody from faking what was emitted in the past.',
    source: '"Spacetime Causality"',
    rule: 'a pulse emitted later, timed to fill a receiver’s gate for an earlier one from another place: supported if it passes (half of the gate filled) at no more than 1 % of receivers (95 % upper bound) and no field is felt outside a light cone; conditional if only the latter; else refuted',
    experiment: (lab) => {
      const samples = quickly(SAMPLES, lab);
      const stream = lab.stream('events');
      const leaks = wilson(
        count(samples, () => isFeltBefore(stream)),
        samples,
      );
      lab.progress(0.3);
      const feigned = wilson(
        count(samples, () => passesForEarlier(stream, physics)),
        samples,
      );
      return Promise.resolve({
        metric: 'share of receivers at which a later emission passes for an earlier one from a named place',
        value: feigned.rate,
        interval: feigned.interval,
        samples,
        data: {
          leaks,
          table: dataTable(
            ['experiment', 'successes', 'of', '95 % upper bound'],
            [
              ['field felt before its light cone', leaks.count, samples, leaks.interval.high],
              ['later emission taken for an earlier one', feigned.count, samples, feigned.interval.high],
            ],
          ),
        },
      });
    },
    judge: ({ interval, data }) => {
      if ((data['leaks'] as { count: number }).count > 0) return 'refuted';
      return interval !== null && interval.high <= PASSES ? 'supported' : 'conditional';
    },
    condition: () =>
      'nothing is felt before its light cone, but what a receiver hears tells it a sphere of possible events, not one: who stands nearer than the place it names can emit later and arrive in time',
  });

/** The past can't be faked: the claim, against a forger who is elsewhere. */
export const pastCantBeFaked = pastCantBeFakedWith({ forgerAtItsPlace: false });

function count(samples: number, happens: () => boolean): number {
  let hits = 0;
  for (let k = 0; k < samples; k++) if (happens()) hits++;
  return hits;
}

function isFeltBefore(stream: RandomStream): boolean {
  const [origin, place] = [randomPlace(stream), randomPlace(stream)];
  const wave = createTrustWave({
    origin,
    amplitude: 1,
    carriers: createCarriers([FREQUENCY_HZ], [pinned.TAU * stream.uniform()]),
    durationSeconds: PULSE_SECONDS,
  });
  const before = (stream.uniform() * distanceMetres(origin, place)) / SPEED_OF_LIGHT;
  return createField([wave], exponentialMedium()).at(place, before) !== 0;
}

/** The gate is that of an emission at 10 µs from `named`; the forger may start after that instant only. */
function passesForEarlier(stream: RandomStream, { forgerAtItsPlace, isForged = true }: PastPhysics): boolean {
  const [named, place] = [randomPlace(stream), randomPlace(stream)];
  const forger: Position = forgerAtItsPlace || !isForged ? named : randomPlace(stream);
  const emitted = 1e-5;
  const gate = {
    startSeconds: emitted + distanceMetres(named, place) / SPEED_OF_LIGHT,
    durationSeconds: PULSE_SECONDS,
  };
  // Later by a whole gate at least: what a commitment to the past would have to exclude.
  const earliest = isForged ? emitted + PULSE_SECONDS : emitted;
  const startSeconds = Math.max(earliest, gate.startSeconds - distanceMetres(forger, place) / SPEED_OF_LIGHT);
  const pulse = { frequencyHz: FREQUENCY_HZ, phaseRadians: 0, startSeconds, durationSeconds: PULSE_SECONDS };
  const heard = tonePower([{ ...pulse, origin: forger }], place, FREQUENCY_HZ, gate);
  const full = tonePower(
    [{ ...pulse, origin: forger, startSeconds: -1, durationSeconds: 2 }],
    place,
    FREQUENCY_HZ,
    gate,
  );
  // A lock-in's amplitude is the filled part of its window: half of it is a quarter of the power.
  return heard >= 0.25 * full;
}
