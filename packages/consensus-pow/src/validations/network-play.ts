import type { Lab, RunResult, Scenario } from '@dmct/core';
import { hopelessDeficit } from '../race/coin.js';
import type { Growth } from '../race/delay-race.js';
import type { Part } from './ratio.js';

/*
 * The races of rows A2, A3, A5 and A6, played by miners on the simulated network: blocks and transactions are messages,
 * the attacker is a corrupted miner, and what happens is what it counts. Results come run by run, since these are
 * independent, and how far they scatter is the error.
 */

const INTERVAL_SECONDS = 600;
/** Where no stale blocks are wanted. */
const NO_DELAY_SECONDS = 0;
/** The difficulty stays as it is. */
const NEVER = 10_000_000;
/** A run that is cut by its horizon, not by a decision. */
const CONFIRMATIONS_NEVER = 10_000;
const AN_INSTANT_SECONDS = 1e-6;

/**
 * One corrupted miner with this share of the hashrate, the others with equal parts of the rest. Whom the seed corrupts is
 * seen in a run that is cut at once: shares are given out afterwards.
 */
function simulateAttacker(
  lab: Lab,
  scenario: Omit<Scenario, 'traitors' | 'strategy'>,
  share: number,
): RunResult {
  const attacked: Scenario = { ...scenario, strategy: 'pow', traitors: 1 };
  const { faulty } = lab.simulate({ ...attacked, horizonSeconds: AN_INSTANT_SECONDS });
  const attacker = faulty.find((id) => id < scenario.nodes) ?? 0;
  const others = (1 - share) / (scenario.nodes - 1);
  const shares = Array.from({ length: scenario.nodes }, (_, id) => (id === attacker ? share : others));
  return lab.simulate({ ...attacked, conditions: { ...scenario.conditions, shares } });
}

/** What the attack counted, under this name. */
function measureOf({ attackMeasures }: RunResult, name: string): number {
  const value = attackMeasures?.[name];
  if (value === undefined) throw new Error(`the attack measured no ${name}`);
  return value;
}

/** Beyond this a race on the network isn't watched to its end: it would still be won with a thousandth of a chance. */
const CUT_OFF_CHANCE = 1e-3;

/** How many intervals after the delivery a lost race is told from one that is only late, at q < 1/2. */
function watchIntervals(share: number): number {
  // A walk that returns only after k steps does so with a chance of at most (4pq)^(k/2).
  let intervals = 2;
  for (let chance = 1; chance > CUT_OFF_CHANCE; chance *= 4 * share * (1 - share)) intervals += 2;
  return intervals;
}

/**
 * Double spends by one of two miners: how many of so many runs catch up, nothing pre-mined. That is Rosenfeld's race,
 * which has one block pre-mined and must overtake.
 */
export function playDoubleSpends(
  { share, confirmations }: { readonly share: number; readonly confirmations: number },
  runs: number,
  lab: Lab,
): number {
  const seeds = lab.stream('seeds');
  let wins = 0;
  for (let run = 0; run < runs; run++) {
    if (run % 20 === 0) lab.progress(run / runs);
    const result = simulateAttacker(
      lab,
      {
        attack: 'double-spend',
        nodes: 2,
        seed: seeds.uint32(),
        params: { confirmations, watchIntervals: watchIntervals(share), retargetBlocks: NEVER },
        attackParams: { giveUpBehind: hopelessDeficit(share, CUT_OFF_CHANCE) },
        conditions: { fixedDelaySeconds: NO_DELAY_SECONDS },
      },
      share,
    );
    if (result.attackMeasures?.['caughtUp'] === 1) wins++;
  }
  return wins;
}

/** Settled blocks of so many runs of the selfish mining attack by one of two miners, where gamma is 0. */
export function playSelfishMining(
  alpha: number,
  { runs, blocks }: { readonly runs: number; readonly blocks: number },
  lab: Lab,
): readonly Part[] {
  const seeds = lab.stream('seeds');
  return Array.from({ length: runs }, (_, run) => {
    lab.progress(run / runs);
    const result = simulateAttacker(
      lab,
      {
        attack: 'selfish-mining',
        nodes: 2,
        seed: seeds.uint32(),
        params: { confirmations: CONFIRMATIONS_NEVER, retargetBlocks: NEVER },
        conditions: { fixedDelaySeconds: NO_DELAY_SECONDS },
        horizonSeconds: blocks * INTERVAL_SECONDS,
      },
      alpha,
    );
    const all = measureOf(result, 'settledBlocks');
    return { own: all * measureOf(result, 'poolShareOfChain'), all };
  });
}

/** A network of equal honest miners, all connected to all, and one that mines in private. */
export interface DelayedNetwork {
  readonly miners: number;
  /** In mean intervals between all blocks. */
  readonly delay: number;
  readonly attackerShare: number;
  /** The private races' depth, blocks. */
  readonly depth: number;
}

/** How the chains grew, and how many private races there were and were won. */
export interface NetworkGrowth extends Growth {
  readonly races: number;
  readonly racesWon: number;
}

/** The least share there is: a miner that finds nothing, and only counts. */
const WATCHER_SHARE = 1e-6;

export function playPrivateChains(
  { miners, delay, attackerShare, depth }: DelayedNetwork,
  blocks: number,
  seed: number,
  lab: Lab,
): NetworkGrowth {
  const result = simulateAttacker(
    lab,
    {
      ...{ attack: 'private-chain', nodes: miners + 1, seed },
      params: { confirmations: CONFIRMATIONS_NEVER, retargetBlocks: NEVER, peers: miners },
      attackParams: { depth },
      conditions: { fixedDelaySeconds: delay * INTERVAL_SECONDS },
      horizonSeconds: blocks * INTERVAL_SECONDS,
    },
    Math.max(WATCHER_SHARE, attackerShare),
  );
  return {
    honestBlocks: measureOf(result, 'publicBlocks'),
    honestHeight: measureOf(result, 'publicHeight'),
    attackerHeight: measureOf(result, 'privateBlocks'),
    races: measureOf(result, 'races'),
    racesWon: measureOf(result, 'racesWon'),
  };
}
