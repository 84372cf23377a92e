import { defineClaim, type Claim, type RandomStream } from '@dmct/core';
import { distanceMetres, SPEED_OF_LIGHT, type Position } from '@dmct/physics';
import { wilson } from '@dmct/simulator';
import { dataTable } from '../run/data-table.js';
import { outcomes, countText } from '../run/outcomes.js';
import { randomPlace } from '../run/random-place.js';
import { tonePower, type ToneEmitter } from '../run/tone-power.js';

const VERIFIERS = 4;
const SAMPLES = 4000;
/** A few of 1,000 are below 1 % with 95 %; fewer say nothing of the rule. */
const SAMPLES_QUICK = 1000;
const FREQUENCY_HZ = 1e9;
const PULSE_SECONDS = 64e-8;
const ACCEPTED = 0.01;
const BASE = {
  strategy: 'dmct',
  nodes: 10,
  traitors: 3,
  topology: 'uniform',
  attack: 'place-spoofing',
} as const;

export interface IdentityPhysics {
  /** How many forgers work together, each aiming at the verifiers nearest to it. */
  readonly forgers: number;
}

/** Place and time as an identity: four verifiers time an emission from a place where nobody honest speaks. */
export const placeTimeIdentityWith = ({ forgers }: IdentityPhysics): Claim =>
  defineClaim({
    id: 'place-time-identity',
    statement: 'Place and time together are an identity that nobody can forge.',
    source: '"Spacetime Causality"',
    rule: 'four verifiers within 1 km, each hearing in the gate of a named place and time (nine tenths filled pass): supported if colluding forgers elsewhere pass at all four in at most 1 % of trials (95 % upper bound); conditional if only a lone forger does; else refuted',
    cost: { seconds: 2.3, quickSeconds: 0.7 },
    experiment: (lab) => {
      const samples = lab.quick ? SAMPLES_QUICK : SAMPLES;
      const passing = (number: number) => {
        const stream = lab.stream('places');
        let passed = 0;
        for (let k = 0; k < samples; k++) if (passesEverywhere(stream, number)) passed++;
        return wilson(passed, samples);
      };
      const together = passing(forgers);
      const alone = passing(1);
      lab.progress(0.4);
      const runs = lab.quick ? 10 : 60;
      const run = (colluding: boolean) => outcomes(lab, { ...BASE, attackParams: { colluding } }, runs);
      const [one, many] = [run(false), run(true)];
      return Promise.resolve({
        metric: `share of trials in which ${String(forgers)} forgers pass for a place and a time at all ${String(VERIFIERS)} verifiers`,
        value: together.rate,
        interval: together.interval,
        samples,
        data: {
          lone: alone.interval,
          table: dataTable(
            ['experiment', 'forgers succeed', 'of'],
            [
              ['together, at all verifiers', together.count, samples],
              ['alone, at all verifiers', alone.count, samples],
              [
                `dmct not right, spoofers alone (right: ${countText(one.right)})`,
                runs - one.right.count,
                runs,
              ],
              [`dmct not right, colluding (right: ${countText(many.right)})`, runs - many.right.count, runs],
            ],
          ),
        },
      });
    },
    judge: ({ interval, data }) => {
      if (interval !== null && interval.high <= ACCEPTED) return 'supported';
      return (data['lone'] as { high: number }).high <= ACCEPTED ? 'conditional' : 'refuted';
    },
    condition: () =>
      'only against a forger that is alone; one colluder for each verifier passes at all of them, as Chandran, Goyal, Moriarty and Ostrovsky proved for position-based identity (CRYPTO 2009)',
  });

/** Place and time are an identity that nobody forges: the claim, against as many forgers as verifiers. */
export const placeTimeIdentity = placeTimeIdentityWith({ forgers: VERIFIERS });

/** Each verifier must find its gate filled; each forger sounds once for every verifier that is its own. */
function passesEverywhere(stream: RandomStream, forgers: number): boolean {
  const named = randomPlace(stream);
  const verifiers = Array.from({ length: VERIFIERS }, () => randomPlace(stream));
  const places = Array.from({ length: forgers }, () => randomPlace(stream));
  const gates = verifiers.map((place) => ({
    startSeconds: 1e-5 + distanceMetres(named, place) / SPEED_OF_LIGHT,
    durationSeconds: PULSE_SECONDS,
  }));
  const pulses = places.map((origin, j): ToneEmitter => {
    // One pulse each: more at once would need aimed antennas to be told apart.
    const target = j % VERIFIERS;
    const travel = distanceMetres(origin, verifiers[target] as Position) / SPEED_OF_LIGHT;
    return {
      origin,
      frequencyHz: FREQUENCY_HZ,
      phaseRadians: 0,
      startSeconds: (gates[target]?.startSeconds ?? 0) - travel,
      durationSeconds: PULSE_SECONDS,
    };
  });
  return verifiers.every((place, v) => {
    const gate = gates[v] ?? { startSeconds: 0, durationSeconds: PULSE_SECONDS };
    // Power is the forgers' to choose, so that timing alone decides: nine tenths of a gate filled by one of them.
    return pulses.some((pulse) => {
      const full = tonePower([{ ...pulse, startSeconds: 0, durationSeconds: 1 }], place, FREQUENCY_HZ, gate);
      return tonePower([pulse], place, FREQUENCY_HZ, gate) >= 0.81 * full;
    });
  });
}
