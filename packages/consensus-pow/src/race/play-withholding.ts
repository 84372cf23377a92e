import type { RandomStream } from '@dmct/core';
import {
  ACTIVE,
  ADOPT,
  canMatch,
  IRRELEVANT,
  MATCH,
  OVERRIDE,
  RELEVANT,
  WAIT,
  type Action,
  type Fork,
  type TieBreak,
  type WithholdingPolicy,
} from '../withholding/policy.js';
import { coinThreshold } from './coin.js';

/** Between whom a policy is played, and for how long. */
export interface WithholdingRace {
  /** The attacker's share of the hashrate. */
  readonly alpha: number;
  /** The share of the honest that follow the attacker's branch in a tie. */
  readonly gamma: number;
  /** Default `first-seen`. */
  readonly tieBreak?: TieBreak;
  /** Blocks to mine. */
  readonly blocks: number;
}

/** Blocks of the chain that all agree on in the end. */
export interface Revenue {
  /** How many of them the attacker found. */
  readonly attackers: number;
  /** How many the others found. */
  readonly honest: number;
  /** How many blocks were mined in vain, those of the last open fork included. */
  readonly stale: number;
  /** The share of all blocks that the attacker found: alpha, give or take chance. */
  readonly found: number;
  /** The attacker's share of the settled blocks. */
  readonly relative: number;
}

/** Plays a policy block by block. Throws a RangeError on a move that the rules forbid. */
export function playWithholding(
  policy: WithholdingPolicy,
  { alpha, gamma, blocks, tieBreak = 'first-seen' }: WithholdingRace,
  stream: RandomStream,
): Revenue {
  const attackerFinds = coinThreshold(alpha);
  const followsAttacker = coinThreshold(gamma);
  let settledAttackers = 0;
  let settledHonest = 0;
  let attackers = 0;
  let honest = 0;
  let found = 0;
  let fork: Fork = IRRELEVANT;
  for (let mined = 0; mined < blocks; mined++) {
    const action = mined === 0 ? WAIT : policy(attackers, honest, fork);
    if (action !== WAIT) assertAllowed(action, attackers, honest, fork, tieBreak);
    if (action === ADOPT) {
      settledHonest += honest;
      attackers = 0;
      honest = 0;
      fork = IRRELEVANT;
    } else if (action === OVERRIDE) {
      settledAttackers += honest + 1;
      attackers -= honest + 1;
      honest = 0;
      fork = IRRELEVANT;
    } else if (action === MATCH) {
      fork = ACTIVE;
    }
    if (stream.uint32() < attackerFinds) {
      attackers++;
      found++;
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
    found: found / blocks,
    relative: settledAttackers / settled,
  };
}

function assertAllowed(
  action: Action,
  attackers: number,
  honest: number,
  fork: Fork,
  tieBreak: TieBreak,
): void {
  if (action === OVERRIDE && attackers <= honest) throw new RangeError('override needs a longer branch');
  if (action === MATCH && !canMatch(attackers, honest, fork, tieBreak)) {
    throw new RangeError('match needs a block in hand in time');
  }
}
