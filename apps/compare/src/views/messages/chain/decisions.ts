import type { Value } from '@dmct/core';
import type { SeenBlock } from '../../../lab/jobs.js';
import type { Model } from '../model.js';

/** What honest generals made of a block. */
export interface Decisions {
  /** How many decided for something in it and stayed with that. */
  readonly stands: number;
  /** How many took such a decision back. */
  readonly takenBack: number;
}

/**
 * Decisions by the block that they are about, each general once. Of several blocks with one value (competing chains take up
 * the same request) the one that others built most on has the decisions that stand, another one those that were taken back.
 */
export function decisionsOf(model: Model, blocks: readonly SeenBlock[]): ReadonlyMap<string, Decisions> {
  const { standing, takenBack } = decidersOf(model);
  const depths = depthsOf(blocks);
  const holders = new Map<Value, SeenBlock[]>();
  for (const block of blocks) {
    for (const value of block.values) holders.set(value, [...(holders.get(value) ?? []), block]);
  }
  const counted = new Map<string, { stands: Set<number>; takenBack: Set<number> }>();
  for (const [value, of] of holders) {
    const byDepth = [...of].sort((a, b) => depths.get(b.id)! - depths.get(a.id)!);
    const at = (block: SeenBlock) => {
      const found = counted.get(block.id) ?? { stands: new Set<number>(), takenBack: new Set<number>() };
      counted.set(block.id, found);
      return found;
    };
    for (const who of standing.get(value) ?? []) at(byDepth[0]!).stands.add(who);
    for (const who of takenBack.get(value) ?? []) {
      at((standing.has(value) ? byDepth[1] : undefined) ?? byDepth[0]!).takenBack.add(who);
    }
  }
  return new Map(
    [...counted].map(([id, { stands, takenBack: back }]) => [
      id,
      { stands: stands.size, takenBack: back.size },
    ]),
  );
}

/** Who decided what in the end, and who took what back; honest generals alone. */
function decidersOf({
  lanes,
  run,
}: Model): Readonly<Record<'standing' | 'takenBack', ReadonlyMap<Value, ReadonlySet<number>>>> {
  const last = new Map<string, { replica: number; value: Value }>();
  const takenBack = new Map<Value, Set<number>>();
  const add = (to: Map<Value, Set<number>>, value: Value, who: number): void => {
    to.set(value, (to.get(value) ?? new Set()).add(who));
  };
  for (const event of run.events) {
    if (event.kind !== 'decide' && event.kind !== 'retract') continue;
    const lane = lanes[event.replica];
    if (lane === undefined || lane.isTraitor || lane.isClient) continue;
    const key = `${String(event.replica)} ${String(event.instance)}`;
    const before = last.get(key);
    if (event.kind === 'decide') last.set(key, { replica: event.replica, value: event.value });
    else if (before !== undefined) {
      add(takenBack, before.value, event.replica);
      last.delete(key);
    }
  }
  const standing = new Map<Value, Set<number>>();
  for (const { replica, value } of last.values()) add(standing, value, replica);
  return { standing, takenBack };
}

/** How many blocks the longest line on each block has, itself included. Parents come before their children. */
function depthsOf(blocks: readonly SeenBlock[]): ReadonlyMap<string, number> {
  const depths = new Map<string, number>();
  for (const { id, parent } of [...blocks].reverse()) {
    const own = Math.max(depths.get(id) ?? 0, 1);
    depths.set(id, own);
    depths.set(parent, Math.max(depths.get(parent) ?? 0, own + 1));
  }
  return depths;
}
