/**
 * Adversaries as plugins, one file each. An attack is generic: it bites through the surfaces that a strategy offers
 * and knows no strategy.
 */
import type { Attack } from '@dmct/core';
import { cancel } from './cancel.js';
import { collusion } from './collusion.js';
import { delay } from './delay.js';
import { doubleSpend } from './double-spend.js';
import { eclipse } from './eclipse.js';
import { equivocation } from './equivocation.js';
import { lateEmission } from './late-emission.js';
import { louder } from './louder.js';
import { majority } from './majority.js';
import { none } from './none.js';
import { partition } from './partition.js';
import { silence } from './silence.js';
import { slowPrimary } from './slow-primary.js';
import { starvation } from './starvation.js';
import { wrongOrder } from './wrong-order.js';

export {
  cancel,
  collusion,
  delay,
  doubleSpend,
  eclipse,
  equivocation,
  lateEmission,
  louder,
  majority,
  none,
  partition,
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
  eclipse,
  louder,
  cancel,
  lateEmission,
];
