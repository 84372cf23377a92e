import { defineValidation, type Citation } from '@dmct/core';
import { z } from 'zod';
import { epochsUntilForgeable } from './closed-forms.js';
import { playLongRange, SEATS } from './long-range-play.js';

const WEAK_SUBJECTIVITY: Citation = {
  authors: 'V. Buterin',
  title: 'Proof of Stake: How I Learned to Love Weak Subjectivity',
  venue: 'blog.ethereum.org; period: consensus specifications, phase 0, weak-subjectivity',
  year: 2014,
};

/** Twice the weak-subjectivity period of so few validators. */
const BEYOND_EPOCHS = 512;

const params = z.object({
  checkpoint: z
    .enum(['off', 'on'])
    .default('off')
    .describe('whether the new node starts from a recent checkpoint that it was given'),
  age: z
    .number()
    .int()
    .min(10)
    .max(2000)
    .default(BEYOND_EPOCHS)
    .describe('epochs since the forged history splits off'),
});
type Point = z.output<typeof params>;

const points: readonly Point[] = [
  { checkpoint: 'off', age: BEYOND_EPOCHS },
  { checkpoint: 'on', age: BEYOND_EPOCHS },
];

/** Whether a new node takes a history for final that keys wrote whose stake has left: 1 or 0. */
export const b6 = defineValidation({
  id: 'B6',
  title: 'Long-range history forged with old keys: believed by a new node (1) or not (0)',
  source: WEAK_SUBJECTIVITY,
  params,
  points,
  kind: 'exact',
  expected: ({ checkpoint, age }) => (checkpoint === 'off' && age >= epochsUntilForgeable(SEATS) ? 1 : 0),
  measure: ({ checkpoint, age }) => {
    const { history } = playLongRange({
      ageEpochs: age,
      hasCheckpoint: checkpoint === 'on',
      hearsFirst: 'forged',
    });
    return Promise.resolve({ measured: history === 'forged' ? 1 : 0, samples: 1, tolerance: 0 });
  },
});
