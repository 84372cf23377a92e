/**
 * DMCT: agreement by the interference of waves, twice.
 *
 * `dmctSeed` is the document's code example as written. Every general emits a tone at hash(order), measures the field
 * at its own place after PROPAGATION_TIME, and follows the stronger tone. What the document leaves open is a parameter:
 * phases, power, bandwidth, how a general counts itself.
 *
 * `dmct` is a protocol engineered from the same idea. Fault model: f < n/2 generals that may radiate anything into
 * their own gates with isotropic antennas below the power cap. Timing: synchronous, a common epoch and known places.
 * Rule: in each round the k-th largest of n gate readings against a level, rank and level tossed by that round's king
 * after all have voted; a general decides once n − t readings are clear, and stays undecided otherwise. It agrees with
 * high probability, not with certainty: docs/dmct.md.
 *
 * Deviations from the first design: ADR 0012. Power is set by the longest public path, not by 1 km; tones that both
 * chords share are dropped.
 */
export { dmct } from './strategy.js';
export { dmctSeed } from './seed/strategy.js';
export { dmctParams, type DmctParams } from './params.js';
export { seedParams, type SeedParams } from './seed/params.js';
export {
  byzantineAttackDemo,
  type DemoOptions,
  type DemoReport,
  type DemoRates,
  type DemoRun,
} from './demo/byzantine-attack.js';
export { createGeometry, type Geometry } from './geometry.js';
export { createSchedule, hiddenCoins, type Schedule } from './schedule.js';
