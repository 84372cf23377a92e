/**
 * The claims and the parts of their experiments, to be judged under settings of one's own: who doubts a verdict changes
 * the physics that it should hang on, and looks whether it changes.
 */
export { cantBeBoughtWith } from './claims/cant-be-bought.js';
export { liesDecay, liesDecayWith } from './claims/lies-decay.js';
export { liesDestroyEachOther, liesDestroyEachOtherWith } from './claims/lies-destroy-each-other.js';
export { naturalSelection, naturalSelectionWith } from './claims/natural-selection.js';
export { nearZeroEnergyWith } from './claims/near-zero-energy.js';
export { noHardware, noHardwareWith } from './claims/no-hardware.js';
export { noLeaderElectionWith } from './claims/no-leader-election.js';
export { noVotingNeeded, noVotingNeededWith } from './claims/no-voting-needed.js';
export { pastCantBeFaked, pastCantBeFakedWith } from './claims/past-cant-be-faked.js';
export { physicsIsTheOnlyAssumptionWith } from './claims/physics-is-the-only-assumption.js';
export { placeTimeIdentity, placeTimeIdentityWith } from './claims/place-time-identity.js';
export { quantumResistantWith } from './claims/quantum-resistant.js';
export { relativityPreventsTimeAttacksWith } from './claims/relativity-prevents-time-attacks.js';
export { scalesInfinitelyWith } from './claims/scales-infinitely.js';
export { speedOfLightFinality } from './claims/speed-of-light-finality.js';
export { truthPlusLieWeaker, truthPlusLieWeakerWith } from './claims/truth-plus-lie-weaker.js';
export { createLab } from './run/lab.js';
export { outcomes } from './run/outcomes.js';
export { replicate } from './run/replicator.js';
