import { cosTurns, sinTurns } from '../math/turns.js';
import { kernelsOf } from './host.js';
import { CAPACITY, LAYOUT } from './layout.js';

/** Room for a batch of angles: write `turns`, evaluate, read `sines` and `cosines` before anybody else's batch. */
export interface Angles {
  readonly turns: Float64Array;
  readonly sines: Float64Array;
  readonly cosines: Float64Array;
  /** sinTurns and cosTurns of the first `count` turns, at most `CAPACITY.angles`. */
  readonly evaluate: (count: number) => void;
}

/** Fewer angles than this aren't worth a call into WebAssembly. */
const BATCH_MIN = 4;
let shared: Angles | undefined;

/** The one batch that all share; it lies in the kernel's own memory, so that nothing is copied. */
export function sharedAngles(): Angles {
  return (shared ??= createAngles(kernelsOf('tones')));
}

/** A batch that a kernel evaluates, or the reference where there is none. */
export function createAngles(kernels: ReturnType<typeof kernelsOf>): Angles {
  const room = (address: number): Float64Array =>
    kernels === undefined
      ? new Float64Array(CAPACITY.angles)
      : new Float64Array(kernels.memory.buffer, address, CAPACITY.angles);
  const [turns, sines, cosines] = [room(LAYOUT.turns), room(LAYOUT.sines), room(LAYOUT.cosines)];
  return {
    turns,
    sines,
    cosines,
    evaluate(count) {
      if (kernels !== undefined && count >= BATCH_MIN) {
        kernels.sincos(LAYOUT.turns, LAYOUT.turns + 8 * count);
        return;
      }
      for (let k = 0; k < count; k++) {
        sines[k] = sinTurns(turns[k]!);
        cosines[k] = cosTurns(turns[k]!);
      }
    },
  };
}

/**
 * Sines and cosines of `count` angles in turns, into `sines` and `cosines`: the same bits as `sinTurns` and `cosTurns`
 * of each, several at once where the engine has WebAssembly's SIMD. The arrays may be longer than `count` (default: all
 * turns).
 */
export function sincosTurns(
  turns: Float64Array,
  sines: Float64Array,
  cosines: Float64Array,
  count: number = turns.length,
): void {
  if (!(count <= turns.length && count <= sines.length && count <= cosines.length)) {
    throw new RangeError(
      `there must be ${count} turns, sines and cosines, got ${turns.length}, ${sines.length} and ${cosines.length}`,
    );
  }
  const batch = sharedAngles();
  for (let from = 0; from < count; from += CAPACITY.angles) {
    const size = Math.min(CAPACITY.angles, count - from);
    batch.turns.set(turns.subarray(from, from + size));
    batch.evaluate(size);
    sines.set(batch.sines.subarray(0, size), from);
    cosines.set(batch.cosines.subarray(0, size), from);
  }
}
