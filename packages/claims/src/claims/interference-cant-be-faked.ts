import { defineClaim, type Claim } from '@dmct/core';
import { experiments } from '@dmct/physics';
import { wilson } from '@dmct/simulator';
import { dataTable } from '../run/data-table.js';
import { rightRate } from '../run/right-rate.js';
import { quickly, seedOf } from '../run/sampling.js';

const HONEST = 9;
const times = (amplitude: number): string => (amplitude === 10 ? 'ten times' : `${String(amplitude)} times`);
const LOOKS = 16;
const SAMPLES = 2000;
const RUNS = 60;
const RUNS_QUICK = 40;

export interface LoudPhysics {
  /** The liar's amplitude over an honest emitter's. */
  readonly amplitude: number;
  /** How dmct hears a round. */
  readonly receiver: 'causal' | 'energy';
}

/** One loud liar against nine: at a receiver of the whole field, and in the protocol that hears each alone. */
export const interferenceCantBeFakedWith = ({ amplitude, receiver }: LoudPhysics): Claim =>
  defineClaim({
    id: 'interference-cant-be-faked',
    statement: 'Constructive interference can’t be faked: many independent sources must agree.',
    source: '"Can’t Fake Interference"',
    rule: 'one liar of ten times the amplitude against nine: supported if a receiver of the whole field follows it in at most 1 % (95 % upper bound); conditional if only the engineered protocol holds under attack louder in at least 90 % of runs (95 % lower bound); else refuted',
    experiment: (lab) => {
      const samples = quickly(SAMPLES, lab);
      const { measured } = experiments.superpositionError({
        honest: HONEST,
        liars: 1,
        looks: LOOKS,
        fading: 'rayleigh',
        liarAmplitude: amplitude,
        samples,
        seed: seedOf(lab),
      });
      lab.progress(0.3);
      const scenario = {
        strategy: 'dmct',
        attack: 'louder',
        attackParams: { gain: amplitude * amplitude },
        params: { receiver },
        nodes: HONEST + 1,
        traitors: 1,
      };
      const engineered = rightRate(lab, scenario, lab.quick ? RUNS_QUICK : RUNS);
      return Promise.resolve({
        metric: `how often one liar of ${times(amplitude)} the amplitude outshines nine honest emitters`,
        value: measured,
        interval: wilson(Math.round(measured * samples), samples).interval,
        samples,
        data: {
          engineeredRight: engineered,
          table: dataTable(
            ['receiver', `liar of ${times(amplitude)} the amplitude`, 'of'],
            [
              ['whole field, 16 looks: the liar wins', Math.round(measured * samples), samples],
              ['a gate for each general: dmct is right', engineered.right, engineered.runs],
            ],
          ),
        },
      });
    },
    judge: ({ interval, data }) => {
      if (interval !== null && interval.high <= 0.01) return 'supported';
      return (data['engineeredRight'] as { low: number }).low >= 0.9 ? 'conditional' : 'refuted';
    },
    condition: () =>
      'only for a receiver that hears each general alone, in a gate of its own at a known place and time, and counts it once whatever its power; a field that is merely added up follows the loudest',
  });

/** The claim `interference-cant-be-faked` as the ledger holds it, under the physics that the document asks for. */
export const interferenceCantBeFaked = interferenceCantBeFakedWith({ amplitude: 10, receiver: 'causal' });
