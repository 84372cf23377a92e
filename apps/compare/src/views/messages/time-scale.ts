/** A stretch of time, ns. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** Stretches in which nothing is under way are worth cutting from this share of the busy time on. */
const IDLE_LEAST = 0.12;
/** What is left of one that is cut, and of all together, as shares of the busy time. */
const CUT_WIDTH_MOST = 0.06;
const CUT_WIDTHS_TOGETHER = 0.4;

/** The long stretches between `from` and `to` in which nothing is under way. */
export function idleStretches(busy: readonly Stretch[], { from, to }: Stretch): readonly Stretch[] {
  const sorted = [...busy].sort((a, b) => a.from - b.from);
  const between: Stretch[] = [];
  let until = from;
  let busyTime = 0;
  for (const one of sorted) {
    if (one.from > until) between.push({ from: until, to: one.from });
    busyTime += Math.max(0, one.to - Math.max(until, one.from));
    until = Math.max(until, one.to);
  }
  if (to > until) between.push({ from: until, to });
  return busyTime === 0 ? [] : between.filter((one) => lengthOf(one) > IDLE_LEAST * busyTime);
}

/** Where moments are along a diagram: as they are, or with the idle stretches cut to a narrow break each. */
export class TimeScale {
  /** The stretches that are cut. */
  readonly cuts: readonly Stretch[];
  readonly #cutWidth: number;

  constructor(idle: readonly Stretch[], { from, to }: Stretch) {
    const busyTime = to - from - totalOf(idle);
    const together = (CUT_WIDTHS_TOGETHER * busyTime) / Math.max(1, idle.length);
    this.#cutWidth = Math.min(CUT_WIDTH_MOST * busyTime, together);
    this.cuts = idle;
  }

  /** The place of a moment, in nanoseconds of what is left. */
  placeOf(moment: number): number {
    const passed = this.#cutsBefore((cut) => cut.from, moment);
    const last = this.cuts[passed - 1];
    if (last === undefined) return moment;
    const saved = this.#savedBefore(passed - 1);
    if (moment >= last.to) return moment - saved - (lengthOf(last) - this.#cutWidth);
    return last.from - saved + ((moment - last.from) / lengthOf(last)) * this.#cutWidth;
  }

  /** The moment at a place. */
  momentAt(place: number): number {
    const passed = this.#cutsBefore((_, index) => this.placeOf(this.cuts[index]!.from), place);
    const last = this.cuts[passed - 1];
    if (last === undefined) return place;
    const into = place - this.placeOf(last.from);
    if (into >= this.#cutWidth) return last.to + into - this.#cutWidth;
    return last.from + (into / this.#cutWidth) * lengthOf(last);
  }

  /** How many cuts begin before a value on their own axis: they are in order. */
  #cutsBefore(beginOf: (cut: Stretch, index: number) => number, value: number): number {
    let [low, high] = [0, this.cuts.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (beginOf(this.cuts[middle]!, middle) < value) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  readonly #saved: number[] = [0];

  /** How much the first so many cuts take away. */
  #savedBefore(count: number): number {
    for (let index = this.#saved.length; index <= count; index++) {
      this.#saved.push(this.#saved[index - 1]! + lengthOf(this.cuts[index - 1]!) - this.#cutWidth);
    }
    return this.#saved[count]!;
  }
}

export function totalOf(stretches: readonly Stretch[]): number {
  return stretches.reduce((sum, one) => sum + lengthOf(one), 0);
}

function lengthOf({ from, to }: Stretch): number {
  return to - from;
}
