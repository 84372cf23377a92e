import { log } from '../math/exponential.js';

/** The two-sample distance of Kolmogorov and Smirnov: the greatest difference of two empirical distributions. */
export function twoSampleDistance(first: ArrayLike<number>, second: ArrayLike<number>): number {
  const a = Float64Array.from(first).sort();
  const b = Float64Array.from(second).sort();
  let [i, j, greatest] = [0, 0, 0];
  while (i < a.length && j < b.length) {
    const value = Math.min(a[i]!, b[j]!);
    while (i < a.length && a[i]! <= value) i++;
    while (j < b.length && b[j]! <= value) j++;
    greatest = Math.max(greatest, Math.abs(i / a.length - j / b.length));
  }
  return greatest;
}

/**
 * The distance that two samples of one distribution exceed with probability `chance`, by Smirnov's asymptotic law
 * √(−ln(chance/2)/2)·√(1/m + 1/n) (Smirnov, Ann. Math. Statist. 19, 1948), which is on the safe side for few.
 */
export function twoSampleCritical(first: number, second: number, chance: number): number {
  return Math.sqrt((-log(chance / 2) / 2) * (1 / first + 1 / second));
}
