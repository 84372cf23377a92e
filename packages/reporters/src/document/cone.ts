/** What a wave sounds, as an onlooker knows it: a true order, another one, or none (a coin). */
export type Sounds = 'truth' | 'lie' | 'nothing';

/** A wave in space and time; any unit of time, the same throughout. */
export interface WaveCone {
  /** When it begins and ends where it is emitted. */
  readonly start: number;
  readonly end: number;
  /** How much later it does at each line, by the line's id; 0 at the emitter's own. */
  readonly ways: readonly number[];
}

/** A moment at a row of the diagram. */
export type ConePoint = readonly [time: number, row: number];

/** The lines that bound a wave's light cone; rows count from the top. */
export interface ConeOutline {
  /** Where its first light is, row by row. */
  readonly front: readonly ConePoint[];
  /** The wave itself, between its first light and its last: a closed outline. */
  readonly passing: readonly ConePoint[];
  /** All that it has reached, until it has left the last: a closed outline. */
  readonly inside: readonly ConePoint[];
  /** When its last light leaves the last line. */
  readonly over: number;
}

/** Outlines of a wave's light cone over lines in this order, [row]: ids from the top; a line's id is its index in `ways`. */
export function coneOutline({ end, start, ways }: WaveCone, order: readonly number[]): ConeOutline {
  const at = (from: number): readonly ConePoint[] => order.map((id, row) => [from + (ways[id] ?? 0), row]);
  const front = at(start);
  const back = at(end);
  const over = back.reduce((last, [time]) => Math.max(last, time), end);
  return {
    front,
    passing: [...front, ...[...back].reverse()],
    inside: [...front, [over, order.length - 1], [over, 0]],
    over,
  };
}
