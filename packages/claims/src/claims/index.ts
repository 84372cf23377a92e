import type { Claim } from '@dmct/core';
import { interferenceCantBeFaked } from './interference-cant-be-faked.js';
import { nearZeroEnergy } from './near-zero-energy.js';
import { no51Attack } from './no-51-attack.js';
import { speedOfLightFinality } from './speed-of-light-finality.js';
import { strongestWaveIsTrue } from './strongest-wave-is-true.js';
import { truthAmplifies } from './truth-amplifies.js';

/** The document's claims, in its order. */
export const claims: readonly Claim[] = [
  truthAmplifies,
  strongestWaveIsTrue,
  interferenceCantBeFaked,
  nearZeroEnergy,
  speedOfLightFinality,
  no51Attack,
];
