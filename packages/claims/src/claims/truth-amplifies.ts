import { defineClaim, type Claim } from '@dmct/core';
import { experiments, pinned } from '@dmct/physics';
import { dataTable } from '../run/data-table.js';
import { quickly, seedOf } from '../run/sampling.js';

const EMITTERS = [4, 16, 64] as const;
/** An exponent of 2 is coherence, 1 is none. */
const COHERENT_MIN = 1.9;
const SAMPLES = 4000;

export interface AmplifyingPhysics {
  /** For whom the emitters set their phases before the power is measured: nobody, or the place where it is. */
  readonly aimedAt: 'nobody' | 'the place';
}

/** How the power of like waves grows with their number, where phases were aligned and where they weren't. */
export const truthAmplifiesWith = ({ aimedAt }: AmplifyingPhysics): Claim =>
  defineClaim({
    id: 'truth-amplifies',
    statement: 'Waves of the same message reinforce each other: truth amplifies.',
    source: '"Wave Interference Consensus"; "No Voting Required"',
    rule: 'the exponent of N in the power of N like emitters: supported if its 95 % lower bound is at least 1.9 at a place nobody aimed at; conditional if only where the phases were aligned; else refuted',
    experiment: (lab) => {
      const seed = seedOf(lab);
      const samples = quickly(SAMPLES, lab);
      const powers = EMITTERS.map((emitters, index) => {
        lab.progress(index / EMITTERS.length);
        const focus = experiments.coherentPower({ emitters, seed }).measured;
        const measured =
          aimedAt === 'nobody' ? experiments.incoherentPower({ emitters, samples, seed }).measured : focus;
        // Exponential powers: the mean of many has this relative error.
        const relativeError = 1.96 / Math.sqrt(samples);
        const exponent = (power: number): number => pinned.log(power) / pinned.log(emitters);
        return {
          emitters,
          anywhere: exponent(measured),
          low: exponent(measured * (1 - relativeError)),
          high: exponent(measured * (1 + relativeError)),
          focus: exponent(focus),
        };
      });
      const largest = powers[powers.length - 1] as (typeof powers)[number];
      return Promise.resolve({
        metric: `exponent of N in the received power of N like emitters ${aimedAt === 'nobody' ? 'with random phases' : 'aimed at the place'}, N = ${String(largest.emitters)}`,
        value: largest.anywhere,
        interval: { low: largest.low, high: largest.high },
        samples,
        data: {
          exponentAtFocus: largest.focus,
          table: dataTable(
            ['emitters', 'exponent anywhere', 'exponent at a focus'],
            powers.map(({ emitters, anywhere, focus }) => [emitters, anywhere, focus]),
          ),
        },
      });
    },
    judge: ({ interval, data }) => {
      if (interval !== null && interval.low >= COHERENT_MIN) return 'supported';
      return (data['exponentAtFocus'] as number) >= COHERENT_MIN ? 'conditional' : 'refuted';
    },
    condition: () =>
      'only at a focus for which every emitter set its phase beforehand; elsewhere powers add, as votes do',
  });

/** The claim `truth-amplifies` as the ledger holds it, under the physics that the document asks for. */
export const truthAmplifies = truthAmplifiesWith({ aimedAt: 'nobody' });
