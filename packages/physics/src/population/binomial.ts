import type { UniformStream } from '../noise/uniform-stream.js';

/** Up to here each trial is drawn. */
const TRIALS_DRAWN = 4096;

/**
 * A draw of the binomial distribution: trial by trial where they are few, and beyond the Gaussian of the same mean and
 * variance, rounded and kept within its range (de Moivre), which chances near 0 or 1 would need still more trials for.
 */
export function drawBinomial(trials: number, chance: number, random: UniformStream): number {
  if (trials <= TRIALS_DRAWN) {
    let hits = 0;
    for (let i = 0; i < trials; i++) if (random.nextUniform() < chance) hits++;
    return hits;
  }
  const draw = new Float64Array(2);
  random.nextComplexGaussian(draw);
  const deviation = Math.sqrt(trials * chance * (1 - chance));
  const hits = Math.round(trials * chance + Math.SQRT2 * draw[0]! * deviation);
  return Math.min(trials, Math.max(0, hits));
}
