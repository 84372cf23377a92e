/**
 * How one place hears the time of one wave: the wave's own time (seconds since its start) whose light passes at a time
 * of the receiver. Rising. Motion, drifting clocks and phase noise all enter the field by it: the carriers heard are
 * cos(2πf·warp(t) + φ).
 */
export type Warp = (receiverSeconds: number) => number;

/** A warp as straight pieces between knots; both arrays have one entry a knot. */
export interface WarpKnots {
  readonly receiverSeconds: Float64Array;
  readonly waveSeconds: Float64Array;
}

/** A piece is halved at most this often: 1,024 pieces. */
const DEPTH_MAX = 10;

/**
 * Straight pieces that miss the warp by at most `toleranceSeconds` at their quarters. Where 1,024 pieces don't reach
 * that (phase noise that wanders through cycles within a thousandth of the stretch), they stay as good as they are.
 */
export function knotsOfWarp(warp: Warp, from: number, until: number, toleranceSeconds: number): WarpKnots {
  const receiverSeconds = [from];
  const waveSeconds = [warp(from)];
  const divide = (a: number, warpA: number, b: number, warpB: number, depth: number): void => {
    const middle = 0.5 * (a + b);
    const warpMiddle = warp(middle);
    const isStraight =
      Math.abs(warpMiddle - 0.5 * (warpA + warpB)) <= toleranceSeconds &&
      Math.abs(warp(0.5 * (a + middle)) - (0.75 * warpA + 0.25 * warpB)) <= toleranceSeconds &&
      Math.abs(warp(0.5 * (middle + b)) - (0.25 * warpA + 0.75 * warpB)) <= toleranceSeconds;
    if (isStraight || depth === DEPTH_MAX) {
      receiverSeconds.push(b);
      waveSeconds.push(warpB);
      return;
    }
    divide(a, warpA, middle, warpMiddle, depth + 1);
    divide(middle, warpMiddle, b, warpB, depth + 1);
  };
  divide(from, waveSeconds[0]!, until, warp(until), 0);
  return {
    receiverSeconds: Float64Array.from(receiverSeconds),
    waveSeconds: Float64Array.from(waveSeconds),
  };
}

/** When the warp reaches `waveSeconds` between two receiver times that enclose it, to the last bits. */
export function timeOfWarp(warp: Warp, waveSeconds: number, from: number, until: number): number {
  let [low, high] = [from, until];
  let [missLow, missHigh] = [warp(from) - waveSeconds, warp(until) - waveSeconds];
  // Warps are nearly straight: the secant finds it in a few steps, and halving stands by.
  for (let step = 0; step < 200 && missLow < 0 && missHigh > 0; step++) {
    const secant = low - (missLow * (high - low)) / (missHigh - missLow);
    const guess = step % 3 === 2 || !(secant > low && secant < high) ? 0.5 * (low + high) : secant;
    if (!(guess > low && guess < high)) break;
    const miss = warp(guess) - waveSeconds;
    if (miss <= 0) [low, missLow] = [guess, miss];
    if (miss >= 0) [high, missHigh] = [guess, miss];
  }
  return missHigh <= -missLow ? high : low;
}
