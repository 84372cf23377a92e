import type { Claim } from '@dmct/core';
import { cantBeBought } from './cant-be-bought.js';
import { interferenceCantBeFaked } from './interference-cant-be-faked.js';
import { liesDecay } from './lies-decay.js';
import { liesDestroyEachOther } from './lies-destroy-each-other.js';
import { naturalSelection } from './natural-selection.js';
import { nearZeroEnergy } from './near-zero-energy.js';
import { no51Attack } from './no-51-attack.js';
import { noHardware } from './no-hardware.js';
import { noLeaderElection } from './no-leader-election.js';
import { noVotingNeeded } from './no-voting-needed.js';
import { pastCantBeFaked } from './past-cant-be-faked.js';
import { physicsIsTheOnlyAssumption } from './physics-is-the-only-assumption.js';
import { placeTimeIdentity } from './place-time-identity.js';
import { quantumResistant } from './quantum-resistant.js';
import { relativityPreventsTimeAttacks } from './relativity-prevents-time-attacks.js';
import { scalesInfinitely } from './scales-infinitely.js';
import { speedOfLightFinality } from './speed-of-light-finality.js';
import { strongestWaveIsTrue } from './strongest-wave-is-true.js';
import { tablePbft } from './table-pbft.js';
import { tablePos } from './table-pos.js';
import { tablePow } from './table-pow.js';
import { truthAmplifies } from './truth-amplifies.js';
import { truthPlusLieWeaker } from './truth-plus-lie-weaker.js';

/** The document's claims, in its order. */
export const claims: readonly Claim[] = [
  noVotingNeeded,
  truthAmplifies,
  liesDecay,
  truthPlusLieWeaker,
  liesDestroyEachOther,
  strongestWaveIsTrue,
  interferenceCantBeFaked,
  pastCantBeFaked,
  placeTimeIdentity,
  relativityPreventsTimeAttacks,
  tablePow,
  tablePos,
  tablePbft,
  nearZeroEnergy,
  speedOfLightFinality,
  noHardware,
  physicsIsTheOnlyAssumption,
  no51Attack,
  cantBeBought,
  quantumResistant,
  scalesInfinitely,
  noLeaderElection,
  naturalSelection,
];
