import type { Validation } from '@dmct/core';
import { c2Tendermint } from './c2-tendermint.js';

/** Published results about Tendermint. */
export const tendermintValidations: readonly Validation[] = [c2Tendermint];
