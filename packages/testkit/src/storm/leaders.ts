import { corruptionOrder } from '@dmct/simulator';

/** So many seeds are tried: enough for two among nine (1 in 36) and three among thirteen (1 in 286). */
export const LEADERS_TRIES = 1000;

/**
 * The first seed from `seed` on whose traitors are the replicas 0 to `traitors` - 1; where none of a thousand is, the one
 * that comes nearest. Leaders, kings and coordinators rotate by id nearly everywhere, and f + 1 of them are there because
 * the first f may all be traitors: of random seeds, few show what happens then.
 */
export function seedOfLeaders(seed: number, nodes: number, traitors: number): number {
  let best = seed;
  let mostLeaders = -1;
  for (let at = seed; at < seed + LEADERS_TRIES && mostLeaders < traitors; at++) {
    const corrupted = corruptionOrder(at, nodes).slice(0, traitors);
    const leaders = corrupted.filter((id) => id < traitors).length;
    if (leaders > mostLeaders) [best, mostLeaders] = [at, leaders];
  }
  return best;
}
