/** Conformance suites for plugins, and deliberately broken strategies that show that the suites catch something. */
export type { AsyncCheck, Check } from './conformance/check.js';
export type { ConformanceOptions } from './conformance/options.js';
export { ConformanceError } from './conformance/fail.js';
export { smallestNodes } from './conformance/smallest-nodes.js';
export { strategyConformance } from './conformance/strategy-conformance.js';
export { attackConformance, type AttackConformanceOptions } from './conformance/attack/attack-conformance.js';
export type { Target } from './conformance/attack/targets.js';
export { reporterConformance } from './conformance/reporter/reporter-conformance.js';
export {
  claimConformance,
  type ClaimConformanceOptions,
} from './conformance/experiment/claim-conformance.js';
export {
  validationConformance,
  type ValidationConformanceOptions,
} from './conformance/experiment/validation-conformance.js';
export { unharmed } from './adversaries/unharmed.js';
export { kitAttackPlugins, kitStrategyPlugins } from './plugins.js';
export { kitAdversaries } from './adversaries/index.js';
export { signedRelay } from './control/signed-relay.js';
export { createLockedViews, lockedViews } from './control/locked-views/index.js';
export { storm, stormAtTheSource } from './storm/attack.js';
export type { StormPlan } from './storm/plan.js';
export { createEchoVote, intersectingQuorum, someHonestQuorum, type QuorumRule } from './broken/echo-vote.js';
export {
  brokenStrategies,
  forgetsLock,
  neverChangesView,
  om1AtThree,
  quorumTooSmall,
  trustsFirstMessage,
  type BrokenStrategy,
} from './broken/broken-strategies.js';
export { forgetsOnRecovery } from './broken/forgets-on-recovery.js';
export { naiveMajority } from './broken/naive-majority.js';
export {
  createFirstComer,
  decidesTwice,
  decidesUnproposed,
  ignoresSignatures,
  mutatesMessages,
  neverDecides,
  nondeterministic,
  reverts,
  throwsOnGarbage,
  unstableSnapshot,
} from './broken/mutants.js';
export {
  createWorkbench,
  type Behaviour,
  type LieMaker,
  type Workbench,
  type WorkbenchContext,
} from './workbench/workbench.js';
export type { Lie } from './workbench/lying.js';
export { partialSynchrony, stormy, type PartialSynchronyOptions } from './workbench/partial-synchrony.js';
export { tightBound, type TightBoundOptions } from './workbench/tight-bound.js';
export {
  assertBearsWildFields,
  wildValues,
  type WildFieldsOptions,
  type WildValues,
} from './workbench/wild-fields.js';
