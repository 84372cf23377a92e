/**
 * The two-sided 95 % interval of Clopper and Pearson for `count` of `runs`, by bisection on the binomial tail.
 *
 * @param {number} count
 * @param {number} runs
 * @returns {readonly [number, number]}
 */
export function exactInterval(count, runs) {
  if (runs === 0) return [0, 1];
  const low = count === 0 ? 0 : crossing((p) => 1 - atMost(count - 1, runs, p) - 0.025);
  const high = count === runs ? 1 : crossing((p) => 0.025 - atMost(count, runs, p));
  return [low, high];
}

/** @param {(p: number) => number} rising where this grows through 0 */
function crossing(rising) {
  let [low, high] = [0, 1];
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2;
    if (rising(middle) < 0) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** P(X <= k) for X ~ B(n, p). @param {number} k @param {number} n @param {number} p */
function atMost(k, n, p) {
  if (p <= 0) return 1;
  if (p >= 1) return k >= n ? 1 : 0;
  let logTerm = n * Math.log1p(-p);
  let sum = Math.exp(logTerm);
  for (let i = 1; i <= k; i++) {
    logTerm += Math.log(n - i + 1) - Math.log(i) + Math.log(p) - Math.log1p(-p);
    sum += Math.exp(logTerm);
  }
  return Math.min(1, sum);
}
