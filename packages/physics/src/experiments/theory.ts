import { exp, log } from '../math/exponential.js';

/*
 * Closed forms that experiments are compared with. Sums run in logarithms where their terms would overflow.
 */

/** I_x(K, K), the regularised incomplete beta function at equal integer parameters, as a binomial tail. */
export function incompleteBetaOfEqual(x: number, k: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  const draws = 2 * k - 1;
  // The term of K successes in 2K − 1 draws, then the ratio of neighbours.
  let logarithm = k * log(x) + (draws - k) * log(1 - x);
  for (let i = 1; i <= draws - k; i++) logarithm += log((k + i) / i);
  let term = exp(logarithm);
  let sum = 0;
  for (let successes = k; successes <= draws; successes++) {
    sum += term;
    term *= ((draws - successes) / (successes + 1)) * (x / (1 - x));
  }
  return sum;
}

/**
 * Marcum's Q₁(√(2·snr), √(2·threshold)): the chance that a tone in noise exceeds a threshold of energy, both over N₀
 * (Marcum 1960). Poisson mixture: with j ~ Poisson(snr), the energy is Gamma(j + 1).
 */
export function detectionProbability(snr: number, threshold: number): number {
  let poisson = exp(-snr);
  let step = exp(-threshold);
  let tail = step;
  let sum = poisson * tail;
  const terms = 200 + 4 * (snr + threshold);
  for (let j = 1; j < terms; j++) {
    poisson *= snr / j;
    step *= threshold / j;
    tail += step;
    sum += poisson * tail;
  }
  return sum;
}

/** Error of noncoherent orthogonal M-ary signalling at Es/N0 (Proakis, Digital Communications, §5.4). */
export function symbolErrorProbability(symbols: number, snr: number): number {
  let binomial = 1;
  let sum = 0;
  for (let k = 1; k < symbols; k++) {
    binomial *= (symbols - k) / k;
    const term = (binomial / (k + 1)) * exp((-k / (k + 1)) * snr);
    sum += k % 2 === 1 ? term : -term;
  }
  return sum;
}

/** The chance that some two of `messages` uniform draws among `bins` agree. */
export function collisionProbability(messages: number, bins: number): number {
  let apart = 1;
  for (let k = 1; k < messages; k++) apart *= Math.max(0, 1 - k / bins);
  return 1 - apart;
}
