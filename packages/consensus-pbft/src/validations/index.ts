import type { Validation } from '@dmct/core';
import { c3 } from './c3.js';

/** Published results about PBFT. */
export const pbftValidations: readonly Validation[] = [c3];
