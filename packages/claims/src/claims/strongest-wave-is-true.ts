import { defineClaim, type Claim } from '@dmct/core';
import { experiments } from '@dmct/physics';
import { wilson } from '@dmct/simulator';
import { dataTable } from '../run/data-table.js';
import { quickly, seedOf } from '../run/sampling.js';

const LOOKS = 64;
const WORDS: Readonly<Record<number, string>> = { 1: 'one', 2: 'two' };
const ERROR_MAX = 0.01;
const SAMPLES = 20_000;

export interface WavesPhysics {
  readonly honest: number;
  readonly liars: number;
}

/** "Follow the strongest standing wave", with one tone a message, and with many independent looks. */
export const strongestWaveIsTrueWith = ({ honest, liars }: WavesPhysics): Claim =>
  defineClaim({
    id: 'strongest-wave-is-true',
    statement: 'The strongest wave at a place is the honest majority’s.',
    source: '"Code Example"; "Conclusion"',
    rule: 'two honest emitters and one liar, equal received power: supported if the lie wins at one tone in less than 1 % (95 % upper bound); conditional if it does over 64 independent looks; else refuted',
    cost: { seconds: 2.1, quickSeconds: 0.34 },
    experiment: (lab) => {
      const errorsOver = (looks: number, samples: number) => {
        const { measured } = experiments.superpositionError({
          honest,
          liars,
          looks,
          fading: looks === 1 ? 'none' : 'rayleigh',
          samples,
          seed: seedOf(lab),
        });
        return wilson(Math.round(measured * samples), samples).interval;
      };
      const samples = quickly(SAMPLES, lab);
      const single = errorsOver(1, samples);
      lab.progress(0.2);
      const many = errorsOver(LOOKS, quickly(SAMPLES, lab));
      return Promise.resolve({
        metric: `how often the lie of ${WORDS[liars] ?? String(liars)} is stronger than the truth of ${WORDS[honest] ?? String(honest)}, one tone each`,
        value: (single.low + single.high) / 2,
        interval: single,
        samples,
        data: {
          overLooks: { looks: LOOKS, ...many },
          table: dataTable(
            ['looks', 'the lie wins at least', 'at most'],
            [
              [1, single.low, single.high],
              [LOOKS, many.low, many.high],
            ],
          ),
        },
      });
    },
    judge: ({ interval, data }) => {
      if (interval !== null && interval.high < ERROR_MAX) return 'supported';
      return (data['overLooks'] as { high: number }).high < ERROR_MAX ? 'conditional' : 'refuted';
    },
    condition: () =>
      'only if a receiver adds up many independent looks (subcarriers or rounds) and liars are received no stronger than honest emitters; one tone each is a lottery by received power',
  });

/** The claim `strongest-wave-is-true` as the ledger holds it, under the physics that the document asks for. */
export const strongestWaveIsTrue = strongestWaveIsTrueWith({ honest: 2, liars: 1 });
