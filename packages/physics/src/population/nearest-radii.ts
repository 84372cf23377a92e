import { exp, log } from '../math/exponential.js';
import { pow } from '../math/power.js';
import type { UniformStream } from '../noise/uniform-stream.js';

/**
 * The distances of the nearest `count` of `emitters`, ascending, as parts of the radius. Exact at any number: uniform
 * order statistics are 1 − e^{−t}, where t grows by an exponential draw over n, n − 1, n − 2, ... (Rényi, "On the
 * theory of order statistics", Acta Math. Hung. 4, 1953).
 */
export function nearestRadii(
  emitters: number,
  dimensions: 1 | 2 | 3,
  count: number,
  random: UniformStream,
): Float64Array {
  let t = 0;
  return Float64Array.from({ length: Math.min(count, emitters) }, (_, i) => {
    t -= log(1 - random.nextUniform()) / (emitters - i);
    const volume = oneMinusExp(t);
    if (dimensions === 1) return volume;
    return dimensions === 2 ? Math.sqrt(volume) : pow(volume, 1 / 3);
  });
}

/** 1 − e^{−t} without loss for small t: its series up to t⁴ is exact to the last bits below 10⁻⁴. */
function oneMinusExp(t: number): number {
  return t < 1e-4 ? t * (1 - (t / 2) * (1 - (t / 3) * (1 - t / 4))) : 1 - exp(-t);
}
