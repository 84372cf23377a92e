/**
 * Adversaries as plugins, one file each. An attack is generic: it bites through the surfaces that a strategy offers
 * and knows no strategy.
 */
import type { Attack } from '@dmct/core';
import { adaptive } from './adaptive.js';
import { ambiguousEmission } from './ambiguous-emission.js';
import { beamSteering } from './beam-steering.js';
import { cancel } from './cancel.js';
import { clockJitter } from './clock-jitter.js';
import { colludingSynthesis } from './colluding-synthesis.js';
import { collusion } from './collusion.js';
import { delay } from './delay.js';
import { directional } from './directional.js';
import { doubleSpend } from './double-spend.js';
import { eclipse } from './eclipse.js';
import { earlyEmission } from './early-emission.js';
import { equivocation } from './equivocation.js';
import { gateCapture } from './gate-capture.js';
import { grinding } from './grinding.js';
import { jamming } from './jamming.js';
import { lateEmission } from './late-emission.js';
import { louder } from './louder.js';
import { majority } from './majority.js';
import { nearer } from './nearer.js';
import { none } from './none.js';
import { partition } from './partition.js';
import { placeSpoofing } from './place-spoofing.js';
import { replay } from './replay.js';
import { silence } from './silence.js';
import { slowPrimary } from './slow-primary.js';
import { starvation } from './starvation.js';
import { sybil } from './sybil.js';
import { whispering } from './whispering.js';
import { wrongOrder } from './wrong-order.js';

export {
  adaptive,
  ambiguousEmission,
  beamSteering,
  cancel,
  clockJitter,
  colludingSynthesis,
  collusion,
  delay,
  directional,
  doubleSpend,
  eclipse,
  earlyEmission,
  equivocation,
  gateCapture,
  grinding,
  jamming,
  lateEmission,
  louder,
  majority,
  nearer,
  none,
  partition,
  placeSpoofing,
  replay,
  silence,
  slowPrimary,
  starvation,
  sybil,
  whispering,
  wrongOrder,
};

export {
  searchEmission,
  type AdversaryGoal,
  type EmissionReport,
  type EmissionSearchOptions,
} from './adaptive/search-emission.js';
export {
  lieShares,
  type AntennaEmission,
  type HonestWave,
  type PhaseDraws,
  type Stage,
  type StageListener,
} from './adaptive/stage.js';
export type { AdversaryLimits, PhaseKnowledge } from './adaptive/genome.js';

/** Every attack of this package, in the order of the tables. */
export const builtInAttacks: readonly Attack[] = [
  none,
  silence,
  wrongOrder,
  equivocation,
  collusion,
  delay,
  partition,
  slowPrimary,
  starvation,
  majority,
  doubleSpend,
  eclipse,
  louder,
  cancel,
  lateEmission,
  nearer,
  whispering,
  replay,
  ambiguousEmission,
  gateCapture,
  colludingSynthesis,
  directional,
  beamSteering,
  jamming,
  sybil,
  placeSpoofing,
  grinding,
  earlyEmission,
  clockJitter,
  adaptive,
];
