import type { AdversaryContext } from '@dmct/core';
import type { EpochDuties } from './epoch-duties.js';

/** An epoch of asynchrony from which bouncing can begin. */
export interface Split {
  readonly epoch: number;
  /** The honest who hear of the epoch's first block, and of nothing else in it. */
  readonly apart: ReadonlySet<number>;
}

/**
 * Draws who of the honest is to be apart: with them and the coalition, the votes before its last block of the epoch must be
 * two thirds; without them, those that hear each other must outweigh each one that is apart, so that all move to their
 * chain as the next epoch begins. Null if the epoch's duties don't allow it.
 */
export function drawSplit(context: AdversaryContext<unknown>, duties: EpochDuties): Split | null {
  const { faulty, honest, nodes } = context;
  const last = duties.slotsOf(faulty).at(-1);
  if (last === undefined) return null;
  const coalition = faulty.filter((id) => id < nodes);
  const first = duties.proposerOf(duties.firstSlot);
  const shuffled = context
    .stream(`apart in epoch ${String(duties.epoch)}`)
    .shuffle(honest.filter((id) => id < nodes));
  const order = [...shuffled.filter((id) => id === first), ...shuffled.filter((id) => id !== first)];
  for (let count = 1; count < order.length; count++) {
    const apart = order.slice(0, count);
    if (!duties.isSupermajority(duties.votes([...apart, ...coalition], last))) continue;
    const together = order.slice(count);
    const lone = Math.max(...apart.map((id) => duties.votes([id])));
    const isHeard = duties.slotsOf(together).some((slot) => slot > duties.firstSlot);
    const canLead = duties.votes(together) > lone && isHeard && !duties.isSupermajority(duties.votes(apart));
    return canLead ? { epoch: duties.epoch, apart: new Set(apart) } : null;
  }
  return null;
}
