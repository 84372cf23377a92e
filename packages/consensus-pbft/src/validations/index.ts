import type { Validation } from '@dmct/core';
import { c3 } from './c3.js';
import { c6 } from './c6.js';

/** Published results about PBFT, and known failures of the classical algorithms. */
export const pbftValidations: readonly Validation[] = [c3, c6];
