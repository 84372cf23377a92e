import { pinned } from '@dmct/physics';

/**
 * I_x(K, K): the chance that a Gamma(K) energy of mean share x exceeds one of share 1 - x. With integers it is a
 * binomial tail, K or more successes in 2K - 1 draws; terms in logarithms, as they overflow.
 */
export function looksError(share: number, looks: number): number {
  if (share <= 0) return 0;
  if (share >= 1) return 1;
  const draws = 2 * looks - 1;
  let logChoose = 0;
  for (let k = 0; k < looks; k++) logChoose += pinned.log((draws - k) / (k + 1));
  let sum = 0;
  for (let successes = looks; successes <= draws; successes++) {
    sum += pinned.exp(
      logChoose + successes * pinned.log(share) + (draws - successes) * pinned.log(1 - share),
    );
    if (successes < draws) logChoose += pinned.log((draws - successes) / (successes + 1));
  }
  return sum;
}
