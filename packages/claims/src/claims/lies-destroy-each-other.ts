import { defineClaim, type Claim } from '@dmct/core';
import { dataTable } from '../run/data-table.js';
import { pairPower, type PairPhysics } from '../run/pair-power.js';
import { quickly } from '../run/sampling.js';

const SAMPLES = 2000;

/** Two liars who disagree, each heard on the tone of its own lie. */
export const liesDestroyEachOtherWith = (physics: PairPhysics): Claim =>
  defineClaim({
    id: 'lies-destroy-each-other',
    statement: 'Different lies destroy one another: what is left of them is chaos.',
    source: '"Visual Analogy"',
    rule: 'power on a lie’s tone with another lie beside it, over that without: supported if at most 0.5 on average (95 % upper bound); conditional if it is below one half at half of the places or more; else refuted',
    experiment: (lab) => {
      const samples = quickly(SAMPLES, lab);
      const pair = pairPower(lab, 'lies', physics, samples);
      const oneTone = pairPower(lab, 'one tone', { sameTone: true, phase: 'random' }, samples);
      return Promise.resolve({
        metric: 'power on a lie’s tone with another lie, over that without',
        value: pair.mean,
        interval: pair.interval,
        samples,
        data: {
          halvedShare: pair.halved.rate,
          table: dataTable(
            ['two lies', 'mean power over one alone', 'share of places below one half'],
            [
              ['as measured', pair.mean, pair.halved.rate],
              ['both on one tone, phases unknown', oneTone.mean, oneTone.halved.rate],
            ],
          ),
        },
      });
    },
    judge: ({ interval, data }) => {
      if (interval !== null && interval.high <= 0.5) return 'supported';
      return (data['halvedShare'] as number) >= 0.5 ? 'conditional' : 'refuted';
    },
    condition: () => 'at some places only',
  });

/** Lie and other lie destroy each other: the claim, with tones apart and phases by chance. */
export const liesDestroyEachOther = liesDestroyEachOtherWith({ sameTone: false, phase: 'random' });
