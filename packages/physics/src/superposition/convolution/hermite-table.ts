/** A smooth function on [0, end] by its values and slopes, cubic in between: the error falls as the interval to the fourth. */
export class HermiteTable {
  readonly end: number;
  readonly #perUnit: number;
  readonly #values: Float64Array;
  /** Slopes times the interval. */
  readonly #slopes: Float64Array;

  private constructor(end: number, values: Float64Array, slopes: Float64Array) {
    this.end = end;
    this.#perUnit = (values.length - 2) / end;
    this.#values = values;
    this.#slopes = slopes;
  }

  /** Samples a function that gives value and slope at x, the k-th of `intervals` + 1 points. */
  static of(
    end: number,
    intervals: number,
    sample: (x: number, k: number) => readonly [number, number],
  ): HermiteTable {
    // One more than needed, so that rounding at the end finds a neighbour.
    const values = new Float64Array(intervals + 2);
    const slopes = new Float64Array(intervals + 2);
    for (let k = 0; k <= intervals; k++) {
      const [value, slope] = sample((end * k) / intervals, k);
      values[k] = value;
      slopes[k] = (slope * end) / intervals;
    }
    values[intervals + 1] = values[intervals]!;
    return new HermiteTable(end, values, slopes);
  }

  /** For 0 ≤ x ≤ end; nothing is checked. */
  at(x: number): number {
    const place = x * this.#perUnit;
    const k = Math.floor(place);
    const t = place - k;
    const [left, right] = [this.#values[k]!, this.#values[k + 1]!];
    const [slopeLeft, slopeRight] = [this.#slopes[k]!, this.#slopes[k + 1]!];
    const rise = right - left;
    const bend = slopeLeft + slopeRight - 2 * rise;
    return left + t * (slopeLeft + t * (3 * rise - 2 * slopeLeft - slopeRight + t * bend));
  }
}
