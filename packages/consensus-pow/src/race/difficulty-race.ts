import type { RandomStream } from '@dmct/core';
import { coinThreshold } from './coin.js';

/**
 * A double spend by a private chain whose author states false times, so that its difficulty rises as far as the rules
 * let it (Bahack 2013, section 3). Work counts, not length: the harder its blocks, the more a lucky one weighs.
 */
export interface DifficultyRace {
  /** The attacker's share of the hashrate. */
  readonly share: number;
  /** Blocks from one adjustment of the difficulty to the next. */
  readonly period: number;
  /** By how much the attacker raises the difficulty at each adjustment; 1 is an ordinary private chain. */
  readonly factor: number;
  /** How many adjustments it raises. */
  readonly raises: number;
  /** The merchant delivers when the honest have so many blocks, of difficulty 1. */
  readonly confirmations: number;
  /** The attacker gives up when they have so many. */
  readonly depth: number;
}

/** How many races find the private chain the heavier one at some moment between delivery and giving up. */
export function raceDifficulty(race: DifficultyRace, trials: number, stream: RandomStream): number {
  let wins = 0;
  for (let trial = 0; trial < trials; trial++) if (isWon(race, stream)) wins++;
  return wins;
}

function isWon(race: DifficultyRace, stream: RandomStream): boolean {
  const { share, period, factor, raises, confirmations, depth } = race;
  const attackerFinds = coinThreshold(share);
  let honest = 0;
  let work = 0;
  let found = 0;
  let difficulty = 1;
  while (honest < depth) {
    if (stream.uint32() >= attackerFinds) {
      honest++;
    } else if (stream.uniform() * difficulty < 1) {
      // A hash below the target of difficulty 1 is below that of difficulty d with probability 1/d.
      work += difficulty;
      found++;
      if (found % period === 0 && found <= raises * period) difficulty *= factor;
    }
    if (honest >= confirmations && work > honest) return true;
  }
  return false;
}
