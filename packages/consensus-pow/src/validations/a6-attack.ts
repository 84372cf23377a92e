import { defineValidation } from '@dmct/core';
import { z } from 'zod';
import { DEMBO_2020 } from '../citations.js';
import { racePrivateChains } from '../race/delay-race.js';
import { securityThreshold } from './closed-forms.js';
import { proportionTolerance } from './sampling.js';

const MINERS = 1000;
/** At depth 1 chance decides, however far the share is from the threshold: success is 0.2 to 0.8. */
const SHALLOW = 1;
/** At depth 1000 the share decides, however near it is to the threshold. */
const DEEP = 1000;
const TRIALS = 2000;
const QUICK_TRIALS = 500;

/**
 * Which way the success of a private attack goes as the wanted depth grows from 1 to 1000 blocks: -1 falls, 1 rises, 0
 * within the sampling error.
 */
export const a6Attack = defineValidation({
  id: 'A6-attack',
  title: 'a private attack succeeds less with depth (-1) below the security threshold, and more (1) above it',
  source: DEMBO_2020,
  params: z.object({
    x: z.number().min(0.01).max(5).default(1).describe('delay in mean block intervals, 0.01 to 5'),
    offset: z
      .number()
      .min(-0.1)
      .max(0.1)
      .refine((offset) => Math.abs(offset) >= 0.01, 'must be at least 0.01 away from the threshold')
      .default(0.02)
      .describe("the attacker's share minus the threshold, -0.1 to 0.1"),
  }),
  points: [0.1, 0.5, 1, 2].flatMap((x) => [-0.02, 0.02].map((offset) => ({ x, offset }))),
  kind: 'statistical',
  cost: () => ({ seconds: 0.9, quickSeconds: 0.2 }),
  expected: ({ offset }) => Math.sign(offset),
  measure({ x, offset }, lab) {
    const trials = lab.quick ? QUICK_TRIALS : TRIALS;
    const race = { miners: MINERS, delay: x, attackerShare: securityThreshold(x) + offset };
    const shallow = racePrivateChains(race, SHALLOW, trials, lab.stream('shallow')) / trials;
    lab.progress(SHALLOW / DEEP);
    const deep = racePrivateChains(race, DEEP, trials, lab.stream('deep')) / trials;
    const change = deep - shallow;
    const error = Math.SQRT2 * proportionTolerance(0.5, trials);
    return Promise.resolve({
      measured: Math.abs(change) > error ? Math.sign(change) : 0,
      samples: 2 * trials,
      tolerance: 0,
    });
  },
});
