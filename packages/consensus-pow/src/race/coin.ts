/** How many of the 2^32 draws of a uint32 fall under a probability: `stream.uint32() < coinThreshold(p)` is a coin. */
export function coinThreshold(probability: number): number {
  return Math.round(probability * 4294967296);
}

/**
 * How far behind a minority of share q < 1/2 is hopeless: it makes up d blocks with probability (q/p)^d (the gambler's
 * ruin), here at most `chanceMax`. A race that is given up there loses at most that probability.
 */
export function hopelessDeficit(share: number, chanceMax: number): number {
  const ratio = share / (1 - share);
  let deficit = 0;
  for (let chance = 1; chance > chanceMax; chance *= ratio) deficit++;
  return deficit;
}
