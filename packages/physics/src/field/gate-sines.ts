import { cosTurns, sinTurns } from '../math/turns.js';

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
    for (let k = 0; k < this.#frequenciesHz.length; k++) {
      const halfCycles = 0.5 * (this.#frequenciesHz[k]! * overlapSeconds);
      this.overlapSine[k] = sinTurns(halfCycles);
      this.overlapCosine[k] = cosTurns(halfCycles);
    }
  }

  setMiddle(middleSeconds: number): void {
    if (middleSeconds === this.#middleSeconds) return;
    this.#middleSeconds = middleSeconds;
    for (let k = 0; k < this.#frequenciesHz.length; k++) {
      const turns = this.#frequenciesHz[k]! * middleSeconds;
      this.middleCosine[k] = cosTurns(turns);
      this.middleSine[k] = sinTurns(turns);
    }
  }
}
