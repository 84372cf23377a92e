import type { FieldReading } from '../field/field-reading.js';

/** Samples of the search for the first cycle: no cycle may be shorter than two of them. */
const SAMPLES = 20_000_000;

/**
 * The frequency of a tone in a reading, in Hz, by counting whole cycles between two rising zeros of its samples: the
 * first of the window and the last. The search knows nothing of the frequency; it throws a RangeError if there aren't
 * two zeros. A frequency that changes evenly over the window is its mean.
 */
export function countedFrequency(reading: FieldReading): number {
  const step = reading.durationSeconds / SAMPLES;
  const first = nextRisingZero(reading, 0, step);
  let last = nextRisingZero(reading, first + step, step);
  let cycles = 1;
  // Each hop doubles the cycles counted; the period known so far finds the next zero within a quarter of a cycle.
  for (;;) {
    const period = (last - first) / cycles;
    const left = Math.floor((reading.durationSeconds - last) / period - 0.5);
    if (left < 1) return cycles / (last - first);
    const hop = Math.min(left, cycles);
    const guess = last + hop * period;
    last = zeroBetween(reading, guess - 0.25 * period, guess + 0.25 * period);
    cycles += hop;
  }
}

function nextRisingZero(reading: FieldReading, from: number, step: number): number {
  let before = reading.sample(from);
  for (let at = from + step; at <= reading.durationSeconds; at += step) {
    const value = reading.sample(at);
    if (before < 0 && value >= 0) return zeroBetween(reading, at - step, at);
    before = value;
  }
  throw new RangeError('the window holds no whole cycle');
}

function zeroBetween(reading: FieldReading, from: number, until: number): number {
  let [low, high] = [from, until];
  for (let k = 0; k < 80; k++) {
    const middle = 0.5 * (low + high);
    if (reading.sample(middle) < 0) low = middle;
    else high = middle;
  }
  return 0.5 * (low + high);
}
