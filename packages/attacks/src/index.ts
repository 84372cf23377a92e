/**
 * Adversaries as plugins, one file each. An attack is generic: it bites through the surfaces that a strategy offers
 * and knows no strategy.
 */
import type { Attack } from '@dmct/core';
import { cancel } from './cancel.js';
import { collusion } from './collusion.js';
import { delay } from './delay.js';
import { doubleSpend } from './double-spend.js';
import { equivocation } from './equivocation.js';
import { lateEmission } from './late-emission.js';
import { louder } from './louder.js';
import { majority } from './majority.js';
import { none } from './none.js';
import { partition } from './partition.js';
import { selfishMining } from './selfish-mining.js';
import { silence } from './silence.js';
import { slowPrimary } from './slow-primary.js';
import { starvation } from './starvation.js';
import { wrongOrder } from './wrong-order.js';

export {
  cancel,
  collusion,
  delay,
  doubleSpend,
  equivocation,
  lateEmission,
  louder,
  majority,
  none,
  partition,
  selfishMining,
  silence,
  slowPrimary,
  starvation,
  wrongOrder,
};

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
  selfishMining,
  louder,
  cancel,
  lateEmission,
];
