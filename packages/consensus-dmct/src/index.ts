/**
 * DMCT: agreement by the interference of waves, twice.
 *
 * `dmctSeed` is the document's code example as written. Every general emits a tone at hash(order), measures the field
 * at its own place after PROPAGATION_TIME, and follows the stronger tone. What the document leaves open is a parameter:
 * phases, power, bandwidth, how a general counts itself.
 *
 * `dmct` is a protocol engineered from the same idea. Fault model: f < n/2 generals that may radiate anything into
 * their own gates with isotropic antennas below the power cap. Timing: synchronous, a common epoch and known places.
 * Rule: in each of R rounds the (⌊n/2⌋+1)-th largest of n gate readings against one random level common to all, whose
 * bits nobody could know when it radiated its vote; the decision falls after the last round. It agrees with high
 * probability, not with certainty: each round leaves honest generals apart with a probability of the order of the
 * noise.
 *
 * Deviations from the first design: all bits of a coin sound together in one gate; power is set by the longest public
 * path, not by 1 km; tones that both chords share are dropped.
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
