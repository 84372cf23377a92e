import { exponentialOfMinus, power } from '../powers.js';

/*
 * What the papers say, as formulas: the expectations of the rows. The races know nothing of them.
 */

/**
 * Nakamoto 2008, section 11: the attacker's blocks are Poisson; k of them leave z - k to be made up. Added up by what
 * succeeds, where the paper subtracts from 1 what doesn't, which loses all digits of a small probability.
 */
export function nakamotoSuccess(q: number, z: number): number {
  const ratio = q / (1 - q);
  const mean = z * ratio;
  let poisson = exponentialOfMinus(mean);
  let success = 0;
  for (let k = 0; k <= z || poisson > NEGLIGIBLE * success; k++) {
    success += poisson * power(ratio, Math.max(0, z - k));
    poisson *= mean / (k + 1);
  }
  return success;
}

/**
 * Rosenfeld 2014, section 4, one block pre-mined: 1 - sum of C(m + n - 1, m) (p^n q^m - p^m q^n), m = 0..n. Added up by
 * what succeeds, as above: m <= n, behind and caught up, C p^m q^n; m > n, ahead, C p^n q^m.
 */
export function rosenfeldSuccess(q: number, n: number): number {
  const p = 1 - q;
  let behind = power(q, n);
  let ahead = power(p, n);
  let success = 0;
  for (let m = 0; m <= n || ahead > NEGLIGIBLE * success; m++) {
    success += m <= n ? behind : ahead;
    behind *= ((m + n) / (m + 1)) * p;
    ahead *= ((m + n) / (m + 1)) * q;
  }
  return success;
}

/** What adds nothing to a sum any more. */
const NEGLIGIBLE = 1e-17;

/** Eyal and Sirer 2014, equation 8: the selfish pool's share of the settled blocks. */
export function selfishRevenue(alpha: number, gamma: number): number {
  const others = 1 - alpha;
  const cube = alpha * alpha * alpha;
  const pool = alpha * others * others * (4 * alpha + gamma * (1 - 2 * alpha)) - cube;
  return pool / (1 - alpha * (1 + (2 - alpha) * alpha));
}

/** From so many miners on, a miner's own blocks make no difference. */
const VERY_MANY_MINERS = 1000;

/**
 * Share of stale blocks with a delay of x mean intervals to all others: x/(1 + x) for very many miners. For fewer: the
 * chain grows by one block in the mean time in which a block is found on top of its newest one, after the delay by
 * anybody, before that by whoever has found one just as high. First order in the chance x/miners that a miner finds
 * two in a row within the delay: 0.32 % low at ten miners and x = 1.
 */
export function staleShare(x: number, miners: number): number {
  if (miners >= VERY_MANY_MINERS) return x / (1 + x);
  // Of the blocks found within the delay, k are by miners without a newest block: k + 1 then hold one.
  let exactly = exponentialOfMinus(x);
  let atMost = exactly;
  let apart = 1;
  let growthTime = 0;
  for (let k = 0; k < miners; k++) {
    // Time within the delay spent at k blocks, and the mean wait of one interval after it.
    growthTime += apart * (1 - atMost + exactly);
    apart *= 1 - (k + 1) / miners;
    exactly *= x / (k + 1);
    atMost += exactly;
  }
  return 1 - 1 / growthTime;
}

/** Dembo et al. 2020, theorem 1.2 (and Gazi, Kiayias, Russell 2020): the share at which security ends. */
export function securityThreshold(x: number): number {
  return (2 + x - Math.sqrt(4 + x * x)) / (2 * x);
}

/** Halvings of [0, 1/2]: more than a number has digits for. */
const HALVINGS = 50;

/** The same for so many honest miners: both chains grow alike, beta = (1 - beta)(1 - stale share at delay (1 - beta) x). */
export function securityThresholdOf(x: number, miners: number): number {
  let low = 0;
  let high = 0.5;
  for (let step = 0; step < HALVINGS; step++) {
    const beta = (low + high) / 2;
    const honest = (1 - beta) * (1 - staleShare((1 - beta) * x, miners));
    if (beta < honest) low = beta;
    else high = beta;
  }
  return (low + high) / 2;
}
