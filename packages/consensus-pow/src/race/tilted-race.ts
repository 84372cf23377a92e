import type { RandomStream } from '@dmct/core';
import { exponentialOfMinus, power } from '../powers.js';
import { coinThreshold } from './coin.js';
import type { RaceConvention, RaceTrials } from './double-spend-race.js';

/*
 * Double spends that hardly ever succeed, by importance sampling (Siegmund 1976; Asmussen and Glynn 2007, chapter VI):
 * the same races, mined block by block, by an attacker that is luckier than its share. Each race counts by how much
 * less likely its blocks are under the true share, which makes the mean unbiased; and as all of these races are won,
 * little is left to chance. While the merchant waits, the attacker finds as many blocks as the honest, the likeliest
 * way in which rare successes come about. Afterwards attacker and honest change shares: the exponential tilt under
 * which the random walk that nearly always drifts away drifts back as fast.
 */

/** The blocks of one race that was won: until the merchant delivered, and from then on. */
export interface RaceBlocks {
  readonly waiting: { readonly attackers: number; readonly honest: number };
  readonly chasing: { readonly attackers: number; readonly honest: number };
}

/** How much likelier a race's blocks are under the true share than they were when drawn. */
export type LikelihoodRatio = (blocks: RaceBlocks, share: number) => number;

/** The weights of so many races. */
export interface WeightedTrials {
  readonly trials: number;
  readonly sum: number;
  readonly squares: number;
}

/** For `raceTilted`: waiting, both find half of the blocks; chasing, the attacker finds those of the honest. */
export const tiltedLikelihood: LikelihoodRatio = ({ waiting, chasing }, share) =>
  waitingLikelihood(waiting, share) * chasingLikelihood(chasing, share);

function waitingLikelihood({ attackers, honest }: RaceBlocks['waiting'], share: number): number {
  const both = Math.min(attackers, honest);
  // (2q)^attackers (2p)^honest, in pairs: one factor alone may be too small for a number where the product isn't.
  const pairs = power(4 * share * (1 - share), both);
  return pairs * power(2 * share, attackers - both) * power(2 * (1 - share), honest - both);
}

function chasingLikelihood({ attackers, honest }: RaceBlocks['chasing'], share: number): number {
  // (q/p)^attackers (p/q)^honest; who has caught up has found more than the honest.
  return power(share / (1 - share), attackers - honest);
}

/** For `raceNakamotoTilted`: of z mean honest times, the attacker's blocks come at the honest rate. */
export const tiltedNakamotoLikelihood: LikelihoodRatio = ({ waiting, chasing }, share) => {
  const ratio = share / (1 - share);
  const rarer = power(ratio, waiting.attackers) / exponentialOfMinus(waiting.honest * (1 - ratio));
  return rarer * chasingLikelihood(chasing, share);
};

/** `raceDoubleSpends`, tilted. The sum's mean is the probability of success. */
export function raceTilted(
  race: RaceTrials & RaceConvention,
  stream: RandomStream,
  likelihood: LikelihoodRatio = tiltedLikelihood,
): WeightedTrials {
  const { share, confirmations, preMined, mustOvertake } = race;
  const chase = createChase(share, stream);
  return weigh(race, likelihood, () => {
    let attackers = 0;
    for (let honest = 0; honest < confirmations;) {
      if (stream.coin()) attackers++;
      else honest++;
    }
    const deficit = confirmations - preMined - attackers + (mustOvertake ? 1 : 0);
    return { waiting: { attackers, honest: confirmations }, chasing: chase(deficit) };
  });
}

/** `raceNakamoto`, tilted. The sum's mean is the probability of success. */
export function raceNakamotoTilted(
  race: RaceTrials,
  stream: RandomStream,
  likelihood: LikelihoodRatio = tiltedNakamotoLikelihood,
): WeightedTrials {
  const { share, confirmations } = race;
  const chase = createChase(share, stream);
  return weigh(race, likelihood, () => {
    let attackers = 0;
    for (let time = stream.exponential(); time <= confirmations; time += stream.exponential()) attackers++;
    return { waiting: { attackers, honest: confirmations }, chasing: chase(confirmations - attackers) };
  });
}

function weigh(
  { share, trials }: RaceTrials,
  likelihood: LikelihoodRatio,
  race: () => RaceBlocks,
): WeightedTrials {
  let sum = 0;
  let squares = 0;
  for (let trial = 0; trial < trials; trial++) {
    const weight = likelihood(race(), share);
    sum += weight;
    squares += weight * weight;
  }
  return { trials, sum, squares };
}

/** Blocks one by one at exchanged shares, until `deficit` is made up: that happens in the end. */
function createChase(share: number, stream: RandomStream): (deficit: number) => RaceBlocks['chasing'] {
  if (!(share > 0 && share < 0.5)) {
    throw new RangeError(`a race needs a share between 0 and 1/2, not ${String(share)}`);
  }
  const attackerFinds = coinThreshold(1 - share);
  return (deficit) => {
    let attackers = 0;
    let honest = 0;
    while (attackers - honest < deficit) {
      if (stream.uint32() < attackerFinds) attackers++;
      else honest++;
    }
    return { attackers, honest };
  };
}

/** Blocks that one tilted trial takes on average: the wait, and the way back over what is then missing. */
export function blocksPerTiltedTrial(share: number, confirmations: number): number {
  return 2 * confirmations + (1 + Math.sqrt(confirmations)) / (1 - 2 * share);
}
