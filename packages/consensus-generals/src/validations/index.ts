import type { Validation } from '@dmct/core';
import { c5 } from './c5.js';

/** Bounds of agreement, measured. */
export const generalsValidations: readonly Validation[] = [c5];
