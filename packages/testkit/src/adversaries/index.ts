import type { Attack } from '@dmct/core';
import { fickle } from './fickle.js';
import { forger } from './forger.js';
import { garbage } from './garbage.js';
import { liar } from './liar.js';
import { randomCrash } from './random-crash.js';
import { randomDelay, randomLoss } from './random-delay.js';
import { twoFaced } from './two-faced.js';

export { garbage };

/** The suite's own adversaries: every strategy meets those that fit it. */
export const kitAdversaries: readonly Attack[] = [
  randomCrash,
  randomDelay,
  randomLoss,
  garbage,
  liar,
  forger,
  twoFaced,
  fickle,
];
