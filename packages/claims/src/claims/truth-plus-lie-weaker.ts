import { defineClaim, type Claim } from '@dmct/core';
import { dataTable } from '../run/data-table.js';
import { pairPower, type PairPhysics } from '../run/pair-power.js';
import { quickly } from '../run/sampling.js';

const SAMPLES = 2000;
/** The headphones: a copy on the noise's own tone, its phase known to ten degrees. */
const HEADPHONES: PairPhysics = { sameTone: true, phase: 10 };
const CASES: readonly (readonly [string, PairPhysics])[] = [
  ['truth + truth, one tone, phases unknown', { sameTone: true, phase: 'random' }],
  ['truth + lie, each its tone', { sameTone: false, phase: 'random' }],
  ['anti-noise: one tone, antiphase to 10°', HEADPHONES],
  ['anti-noise: one tone, antiphase to 60°', { sameTone: true, phase: 60 }],
  ['anti-noise: one tone, antiphase to 90°', { sameTone: true, phase: 90 }],
];

/** Truth and lie at once, equally strong; and the headphones of the analogy beside them. */
export const truthPlusLieWeakerWith = (physics: PairPhysics): Claim =>
  defineClaim({
    id: 'truth-plus-lie-weaker',
    statement: 'A truth and a lie weaken one another, as anti-noise silences noise in headphones.',
    source: '"Visual Analogy"',
    rule: 'power on the truth’s tone with a lie beside it, over that without: supported if at most 0.5 on average (95 % upper bound) as the protocol radiates them; conditional if at most 0.5 for a wave on the truth’s own tone whose phase is known to 10 degrees; else refuted',
    experiment: (lab) => {
      const samples = quickly(SAMPLES, lab);
      const lie = pairPower(lab, 'pair', physics, samples);
      lab.progress(0.2);
      const headphones = pairPower(lab, 'headphones', HEADPHONES, samples);
      const rows = CASES.map(([name, each]) => {
        const { mean, halved } = pairPower(lab, name, each, samples);
        return [name, mean, halved.rate];
      });
      return Promise.resolve({
        metric: 'power on the truth’s tone with a lie, over that without',
        value: lie.mean,
        interval: lie.interval,
        samples,
        data: {
          headphones,
          table: dataTable(['waves', 'mean power over one alone', 'share of places below one half'], rows),
        },
      });
    },
    judge: ({ interval, data }) => {
      if (interval !== null && interval.high <= 0.5) return 'supported';
      return (data['headphones'] as { interval: { high: number } }).interval.high <= 0.5
        ? 'conditional'
        : 'refuted';
    },
    condition: () =>
      'only if the other wave is on the same tone, as strong, and in antiphase at the place of the listener; truth and lie on tones of their own pass through one another, and unknown phases add powers',
  });

/** Truth and lie together are weaker: the claim, with tones apart and phases by chance. */
export const truthPlusLieWeaker = truthPlusLieWeakerWith({ sameTone: false, phase: 'random' });
