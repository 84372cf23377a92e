import type { Validation } from '@dmct/core';
import { c4 } from './c4.js';
import { c5 } from './c5.js';

/** Published results about the generals, and bounds of agreement. */
export const generalsValidations: readonly Validation[] = [c4, c5];
