import type { Validation } from '@dmct/core';
import { c1 } from './c1.js';
import { c2 } from './c2.js';
import { c3 } from './c3.js';
import { c3ViewChange } from './c3-view-change.js';

/** Published results about PBFT. */
export const pbftValidations: readonly Validation[] = [c1, c2, c3, c3ViewChange];
