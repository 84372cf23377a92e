import { sharedAngles } from '../kernels/angles.js';
import { CAPACITY } from '../kernels/layout.js';

/**
 * The sines and cosines that a gate's frequencies f need, one entry a frequency: of half the cycles of an overlap τ,
 * π·f·τ, and of the turns to its middle m, 2π·f·m. Arrivals that share a gate often share overlap and middle too, so
 * that both are remembered from one arrival to the next.
 */
export class GateSines {
  overlapSine = new Float64Array(0);
  overlapCosine = new Float64Array(0);
  middleSine = new Float64Array(0);
  middleCosine = new Float64Array(0);
  #frequenciesHz: Float64Array = new Float64Array(0);
  #overlapSeconds = NaN;
  #middleSeconds = NaN;

  /** Begins a gate at these frequencies; arrays grow as needed and are kept. */
  open(frequenciesHz: Float64Array): void {
    const count = frequenciesHz.length;
    this.#frequenciesHz = frequenciesHz;
    this.#overlapSeconds = this.#middleSeconds = NaN;
    if (this.overlapSine.length >= count) return;
    this.overlapSine = new Float64Array(count);
    this.overlapCosine = new Float64Array(count);
    this.middleSine = new Float64Array(count);
    this.middleCosine = new Float64Array(count);
  }

  setOverlap(overlapSeconds: number): void {
    if (overlapSeconds === this.#overlapSeconds) return;
    this.#overlapSeconds = overlapSeconds;
    turn(
      this.#frequenciesHz,
      (frequencyHz) => 0.5 * (frequencyHz * overlapSeconds),
      this.overlapSine,
      this.overlapCosine,
    );
  }

  setMiddle(middleSeconds: number): void {
    if (middleSeconds === this.#middleSeconds) return;
    this.#middleSeconds = middleSeconds;
    turn(
      this.#frequenciesHz,
      (frequencyHz) => frequencyHz * middleSeconds,
      this.middleSine,
      this.middleCosine,
    );
  }
}

/** Sines and cosines of angles in turns, one a frequency. */
function turn(
  frequenciesHz: Float64Array,
  turnsOf: (frequencyHz: number) => number,
  sines: Float64Array,
  cosines: Float64Array,
): void {
  const angles = sharedAngles();
  for (let from = 0; from < frequenciesHz.length; from += CAPACITY.angles) {
    const count = Math.min(CAPACITY.angles, frequenciesHz.length - from);
    for (let k = 0; k < count; k++) angles.turns[k] = turnsOf(frequenciesHz[from + k]!);
    angles.evaluate(count);
    for (let k = 0; k < count; k++) {
      sines[from + k] = angles.sines[k]!;
      cosines[from + k] = angles.cosines[k]!;
    }
  }
}
