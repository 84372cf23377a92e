/** n > 5t: with fewer, t liars keep honest generals who all hold one order from seeing that they do. */
export function maxFaulty(nodes: number): number {
  return Math.max(0, Math.floor((nodes - 1) / 5));
}

/** One can't wait for more: t may never speak. */
export function messagesAwaited(nodes: number, faultsTolerated: number): number {
  return nodes - faultsTolerated;
}

/** More than (n + t) / 2: two such majorities share an honest general, and an honest one states one value a round. */
export function isMajority(votes: number, nodes: number, faultsTolerated: number): boolean {
  return 2 * votes > nodes + faultsTolerated;
}

/** At least t + 1: an honest general is among them. */
export function isFromSomeHonest(votes: number, faultsTolerated: number): boolean {
  return votes > faultsTolerated;
}
