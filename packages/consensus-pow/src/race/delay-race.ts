import type { RandomStream } from '@dmct/core';
import { coinThreshold } from './coin.js';
import { DelayedChain } from './delayed-chain.js';
import { SpreadChain, type DelayMatrix, type HonestChain } from './spread-chain.js';

/** Honest miners that hear of each other's blocks late, and an attacker that is on its own. */
export interface DelayRace {
  /** How many honest miners. */
  readonly miners: number;
  /** Their parts of the honest hashrate, in any unit; default: equal ones. */
  readonly shares?: readonly number[];
  /**
   * The delay between any two of them, in mean intervals between all blocks: x = lambda x Delta. Or from each to each,
   * a row a sender.
   */
  readonly delay: number | DelayMatrix;
  /** Share of the hashrate of an attacker that mines its own chain without any delay. */
  readonly attackerShare: number;
}

/** What a race with delay came to. */
export interface Growth {
  /** Blocks that the honest found, and how long their chain became. */
  readonly honestBlocks: number;
  readonly honestHeight: number;
  /** Length of the attacker's chain, which has no stale blocks. */
  readonly attackerHeight: number;
}

/** Mines `blocks` blocks, one exponential interval after the other. */
export function raceWithDelay(race: DelayRace, blocks: number, stream: RandomStream): Growth {
  const { attackerShare } = race;
  const attackerFinds = coinThreshold(attackerShare);
  const chain = createChain(race);
  const drawMiner = createMinerDraw(race, stream);
  let time = 0;
  let attackerHeight = 0;
  for (let block = 0; block < blocks; block++) {
    time += stream.exponential();
    if (stream.uint32() < attackerFinds) attackerHeight++;
    else chain.find(drawMiner(), time);
  }
  return { honestBlocks: blocks - attackerHeight, honestHeight: chain.height, attackerHeight };
}

/**
 * How often a private chain, begun together with the public one, is at least as long when the public one has grown by
 * `depth` blocks: the private attack of Nakamoto (2008, section 11), with delay among the honest.
 */
export function racePrivateChains(
  race: DelayRace,
  depth: number,
  trials: number,
  stream: RandomStream,
): number {
  const { attackerShare } = race;
  const attackerFinds = coinThreshold(attackerShare);
  // One honest chain that never stops: each trial begins at its tip.
  const chain = createChain(race);
  const drawMiner = createMinerDraw(race, stream);
  let time = 0;
  let wins = 0;
  for (let trial = 0; trial < trials; trial++) {
    const end = chain.height + depth;
    let attackers = 0;
    while (chain.height < end) {
      time += stream.exponential();
      if (stream.uint32() < attackerFinds) attackers++;
      else chain.find(drawMiner(), time);
    }
    if (attackers >= depth) wins++;
  }
  return wins;
}

function createChain({ miners, delay }: DelayRace): HonestChain {
  return typeof delay === 'number' ? new DelayedChain(miners, delay) : new SpreadChain(delay);
}

/** Who of the honest finds a block. */
function createMinerDraw({ miners, shares }: DelayRace, stream: RandomStream): () => number {
  if (shares === undefined) return () => stream.integer(miners);
  let sum = 0;
  const upTo = shares.map((share) => (sum += share));
  return () => {
    const draw = stream.uniform() * sum;
    return upTo.findIndex((bound) => draw < bound);
  };
}

/**
 * The attacker's share at which both chains grow alike, by bisection. `createStream` must begin anew at each call:
 * all races then meet the same draws, and the difference of growth falls steadily with the share.
 */
export function balancedShare(
  race: Omit<DelayRace, 'attackerShare'>,
  blocks: number,
  createStream: () => RandomStream,
  onStep?: (step: number) => void,
): number {
  let low = 0;
  let high = 0.5;
  for (let step = 0; step < BISECTIONS; step++) {
    const attackerShare = (low + high) / 2;
    const growth = raceWithDelay({ ...race, attackerShare }, blocks, createStream());
    if (growth.attackerHeight < growth.honestHeight) low = attackerShare;
    else high = attackerShare;
    onStep?.(step + 1);
  }
  return (low + high) / 2;
}

/** Halvings of [0, 1/2]: 0.0001. */
export const BISECTIONS = 12;
