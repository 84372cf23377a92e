import type { Validation } from '@dmct/core';
import { c2Hotstuff } from './c2-hotstuff.js';

/** Published results about basic HotStuff. */
export const hotstuffValidations: readonly Validation[] = [c2Hotstuff];
