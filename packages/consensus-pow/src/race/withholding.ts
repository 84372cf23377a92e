import type { RandomStream } from '@dmct/core';
import { coinThreshold } from './coin.js';

/**
 * What a withholding miner may do after each block (Sapirshtein, Sompolinsky and Zohar 2016, section 3):
 * `adopt` the public branch; `override` it with one block more than it has; `match` it with as many, which the honest
 * who hear it first follow; `wait` and mine on.
 */
export const ADOPT = 0;
export const OVERRIDE = 1;
export const MATCH = 2;
export const WAIT = 3;
export type Action = typeof ADOPT | typeof OVERRIDE | typeof MATCH | typeof WAIT;

/**
 * The state of the fork. `IRRELEVANT`: the last block is the attacker's, so a match comes too late; `RELEVANT`: it is
 * an honest one; `ACTIVE`: a match is on and the honest are split.
 */
export const IRRELEVANT = 0;
export const RELEVANT = 1;
export const ACTIVE = 2;
export type Fork = typeof IRRELEVANT | typeof RELEVANT | typeof ACTIVE;

/** A choice for each state: `attackers` and `honest` count the two branches' blocks since they parted. */
export type WithholdingPolicy = (attackers: number, honest: number, fork: Fork) => Action;

export interface WithholdingRace {
  /** The attacker's share of the hashrate. */
  readonly alpha: number;
  /** The share of the honest that follow the attacker's branch in a tie. */
  readonly gamma: number;
  /** Blocks to mine. */
  readonly blocks: number;
}

/** Blocks of the chain that all agree on in the end. */
export interface Revenue {
  readonly attackers: number;
  readonly honest: number;
  /** Blocks mined in vain, those of the last open fork included. */
  readonly stale: number;
  /** The attacker's share of the settled blocks. */
  readonly relative: number;
}

/** Plays a policy block by block. Throws on a move that the rules forbid. */
export function playWithholding(
  policy: WithholdingPolicy,
  { alpha, gamma, blocks }: WithholdingRace,
  stream: RandomStream,
): Revenue {
  const attackerFinds = coinThreshold(alpha);
  const followsAttacker = coinThreshold(gamma);
  let settledAttackers = 0;
  let settledHonest = 0;
  let attackers = 0;
  let honest = 0;
  let fork: Fork = IRRELEVANT;
  for (let mined = 0; mined < blocks; mined++) {
    const action = mined === 0 ? WAIT : policy(attackers, honest, fork);
    if (action === ADOPT) {
      settledHonest += honest;
      attackers = 0;
      honest = 0;
      fork = IRRELEVANT;
    } else if (action === OVERRIDE) {
      if (attackers <= honest) throw new RangeError('override needs a longer branch');
      settledAttackers += honest + 1;
      attackers -= honest + 1;
      honest = 0;
      fork = IRRELEVANT;
    } else if (action === MATCH) {
      if (fork !== RELEVANT || attackers < honest)
        throw new RangeError('match needs a block in hand in time');
      fork = ACTIVE;
    }
    if (stream.uint32() < attackerFinds) {
      attackers++;
      if (fork === RELEVANT) fork = IRRELEVANT;
    } else {
      if (fork === ACTIVE && stream.uint32() < followsAttacker) {
        // On top of what the attacker published: its blocks up to there are everybody's now.
        settledAttackers += honest;
        attackers -= honest;
        honest = 0;
      }
      honest++;
      fork = RELEVANT;
    }
  }
  const settled = settledAttackers + settledHonest;
  return {
    attackers: settledAttackers,
    honest: settledHonest,
    stale: blocks - settled,
    relative: settledAttackers / settled,
  };
}

/** Eyal and Sirer 2014, algorithm 1 (SM1): a lead of two is never risked, a lead of one is played as a tie. */
export function selfishMining(attackers: number, honest: number, fork: Fork): Action {
  if (attackers < honest) return ADOPT;
  if (honest === 0) return WAIT;
  if (attackers === honest + 1) return OVERRIDE;
  return fork === RELEVANT ? MATCH : WAIT;
}

/** The protocol as it should be: publish at once, adopt at once. */
export function honestMining(attackers: number, honest: number): Action {
  return attackers > honest ? OVERRIDE : ADOPT;
}
