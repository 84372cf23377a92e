import { UsageError, type Shelf } from '@dmct/core';

/** The plugins of these ids in the order given; all of them, in the shelf's order, where none is named. */
export function pickById<T>(shelf: Shelf<T>, ids: readonly string[]): readonly T[] {
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  if (twice !== undefined) throw new UsageError(`"${twice}" is named twice`);
  return ids.length === 0 ? shelf.all : ids.map((id) => shelf.get(id));
}
