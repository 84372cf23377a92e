import type { RandomStream } from '@dmct/core';
import { coinThreshold, hopelessDeficit } from './coin.js';

/** A race given up as hopeless could have been won with at most this probability: the bias of the whole estimate. */
export const CUT_OFF_CHANCE = 1e-9;

/** What all double-spend races have. */
export interface RaceTrials {
  /** The attacker's share q of the hashrate, below 1/2. */
  readonly share: number;
  /** How deep the merchant wants the payment: z, or n. */
  readonly confirmations: number;
  /** How many races are run. */
  readonly trials: number;
}

/** The conventions in which the papers differ. */
export interface RaceConvention {
  /** How many blocks the attacker has before the race begins. */
  readonly preMined: number;
  /** Whether its chain must be longer than the public one, or a tie is enough. */
  readonly mustOvertake: boolean;
}

/** Rosenfeld 2014, section 3: the attack begins with one block in hand, and only a longer chain replaces another. */
export const ROSENFELD: RaceConvention = { preMined: 1, mustOvertake: true };

/**
 * The race as it is: each block is the attacker's with probability q. The merchant delivers at the n-th honest block;
 * then the attacker mines on until it wins or is hopelessly behind. Returns how many races it won.
 */
export function raceDoubleSpends(race: RaceTrials & RaceConvention, stream: RandomStream): number {
  const { share, confirmations, trials, preMined, mustOvertake } = race;
  const threshold = coinThreshold(share);
  const catchUp = createCatchUp(share, stream);
  let wins = 0;
  for (let trial = 0; trial < trials; trial++) {
    let attackers = preMined;
    for (let honest = 0; honest < confirmations;) {
      if (stream.uint32() < threshold) attackers++;
      else honest++;
    }
    if (catchUp(confirmations - attackers + (mustOvertake ? 1 : 0))) wins++;
  }
  return wins;
}

/**
 * Nakamoto 2008, section 11: the z honest blocks are taken to need exactly their mean time. The attacker mines a
 * Poisson process over that time; nothing is mined before, and a tie wins. Returns how many races it won.
 */
export function raceNakamoto({ share, confirmations, trials }: RaceTrials, stream: RandomStream): number {
  // Time in mean intervals of the honest miners.
  const meanGap = (1 - share) / share;
  const catchUp = createCatchUp(share, stream);
  let wins = 0;
  for (let trial = 0; trial < trials; trial++) {
    let attackers = 0;
    for (
      let time = meanGap * stream.exponential();
      time <= confirmations;
      time += meanGap * stream.exponential()
    ) {
      attackers++;
    }
    if (catchUp(confirmations - attackers)) wins++;
  }
  return wins;
}

/** Blocks that one trial takes at most on average: the merchant's wait, and the way down to hopelessness. */
export function blocksPerTrial(share: number, confirmations: number): number {
  const honest = 1 - share;
  return (confirmations + hopelessDeficit(share, CUT_OFF_CHANCE)) / (honest - share) + confirmations / honest;
}

/** The rest of a race: blocks one by one, until `deficit` is made up or has become hopeless. */
function createCatchUp(share: number, stream: RandomStream): (deficit: number) => boolean {
  if (!(share > 0 && share < 0.5)) {
    throw new RangeError(`a race needs a share between 0 and 1/2, not ${String(share)}`);
  }
  const threshold = coinThreshold(share);
  const hopeless = hopelessDeficit(share, CUT_OFF_CHANCE);
  return (deficit) => {
    let behind = deficit;
    while (behind > 0 && behind < hopeless) behind += stream.uint32() < threshold ? -1 : 1;
    return behind <= 0;
  };
}
