/** n >= 4f + 1: Berman and Garay 1989, 4t + 1 processors for t faults. */
export function maxFaulty(nodes: number): number {
  return Math.max(0, Math.floor((nodes - 1) / 4));
}

/** Among f + 1 queens one is honest. */
export function phaseCount(faultsTolerated: number): number {
  return faultsTolerated + 1;
}

/** One queen a phase, in turn: no participant has two. */
export function isQueen(id: number, phase: number): boolean {
  return id === phase;
}

/** More votes than this can't be outvoted by what traitors told others: one keeps the value, whatever the queen says. */
export function isStrong(votes: number, nodes: number, faultsTolerated: number): boolean {
  return votes * 2 > nodes + 2 * faultsTolerated;
}
