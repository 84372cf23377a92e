/**
 * The claims and the parts of their experiments, to be judged under settings of one's own: who doubts a verdict changes
 * the physics that it should hang on, and looks whether it changes.
 */
export { cantBeBought, cantBeBoughtWith } from './claims/cant-be-bought.js';
export { interferenceCantBeFaked, interferenceCantBeFakedWith } from './claims/interference-cant-be-faked.js';
export { liesDecay, liesDecayWith } from './claims/lies-decay.js';
export { liesDestroyEachOther, liesDestroyEachOtherWith } from './claims/lies-destroy-each-other.js';
export { naturalSelection, naturalSelectionWith } from './claims/natural-selection.js';
export { nearZeroEnergy, nearZeroEnergyWith } from './claims/near-zero-energy.js';
export { no51Attack, no51AttackWith } from './claims/no-51-attack.js';
export { noHardware, noHardwareWith } from './claims/no-hardware.js';
export { noLeaderElection, noLeaderElectionWith } from './claims/no-leader-election.js';
export { noVotingNeeded, noVotingNeededWith } from './claims/no-voting-needed.js';
export { pastCantBeFaked, pastCantBeFakedWith } from './claims/past-cant-be-faked.js';
export {
  physicsIsTheOnlyAssumption,
  physicsIsTheOnlyAssumptionWith,
} from './claims/physics-is-the-only-assumption.js';
export { placeTimeIdentity, placeTimeIdentityWith } from './claims/place-time-identity.js';
export { quantumResistant, quantumResistantWith } from './claims/quantum-resistant.js';
export {
  relativityPreventsTimeAttacks,
  relativityPreventsTimeAttacksWith,
} from './claims/relativity-prevents-time-attacks.js';
export { scalesInfinitely, scalesInfinitelyWith } from './claims/scales-infinitely.js';
export { speedOfLightFinality, speedOfLightFinalityWith } from './claims/speed-of-light-finality.js';
export { strongestWaveIsTrue, strongestWaveIsTrueWith } from './claims/strongest-wave-is-true.js';
export { tablePbft, tablePbftWith } from './claims/table-pbft.js';
export { tablePos, tablePosWith } from './claims/table-pos.js';
export { tablePow, tablePowWith } from './claims/table-pow.js';
export { truthAmplifies, truthAmplifiesWith } from './claims/truth-amplifies.js';
export { truthPlusLieWeaker, truthPlusLieWeakerWith } from './claims/truth-plus-lie-weaker.js';
export { createLab } from './run/lab.js';
export { outcomes } from './run/outcomes.js';
export { replicate } from './run/replicator.js';
