import type { Validation } from '@dmct/core';
import { a1 } from './a1.js';
import { a2 } from './a2.js';
import { a3 } from './a3.js';
import { a4 } from './a4.js';
import { a5 } from './a5.js';
import { a6 } from './a6.js';
import { a7 } from './a7.js';

/** Published results about proof of work, reproduced by races that are mined block by block, and Bitcoin's own blocks. */
export const powValidations: readonly Validation[] = [a1, a2, a3, a4, a5, a6, a7];
