import type { Validation } from '@dmct/core';
import { b1 } from './b1.js';
import { b2 } from './b2.js';
import { b3 } from './b3.js';
import { b4 } from './b4.js';
import { b5 } from './b5.js';
import { b6 } from './b6.js';

/** Published results on proof of stake, in the order of their ids. */
export const posValidations: readonly Validation[] = [b1, b2, b3, b4, b5, b6];
