import type { Validation } from '@dmct/core';
import { a1 } from './a1.js';
import { a2 } from './a2.js';
import { a3 } from './a3.js';
import { a4Threshold } from './a4-threshold.js';
import { a4 } from './a4.js';
import { a5Decker } from './a5-decker.js';
import { a5Gervais, a5GervaisOrder } from './a5-gervais.js';
import { a5 } from './a5.js';
import { a6Attack } from './a6-attack.js';
import { a6 } from './a6.js';
import { a7Intervals } from './a7-intervals.js';
import { a7 } from './a7.js';

/** Published results about proof of work, reproduced by races that are mined block by block, and Bitcoin's own blocks. */
export const powValidations: readonly Validation[] = [
  ...[a1, a2, a3],
  ...[a4, a4Threshold],
  ...[a5, a5Decker, a5Gervais, a5GervaisOrder],
  ...[a6, a6Attack],
  ...[a7, a7Intervals],
];
