/**
 * What a withholding miner may do after each block (Sapirshtein, Sompolinsky and Zohar 2016, section 3):
 * `adopt` the public branch; `override` it with one block more than it has; `match` it with as many, which the honest
 * who hear it first follow; `wait` and mine on.
 */
export const ADOPT = 0;
export const OVERRIDE = 1;
export const MATCH = 2;
export const WAIT = 3;
/** One of `adopt` (0), `override` (1), `match` (2) and `wait` (3). */
export type Action = typeof ADOPT | typeof OVERRIDE | typeof MATCH | typeof WAIT;

/**
 * The state of the fork. `IRRELEVANT`: the last block is the attacker's, so a match comes too late; `RELEVANT`: it is
 * an honest one; `ACTIVE`: a match is on and the honest are split.
 */
export const IRRELEVANT = 0;
export const RELEVANT = 1;
export const ACTIVE = 2;
/** One of `IRRELEVANT` (0), `RELEVANT` (1) and `ACTIVE` (2). */
export type Fork = typeof IRRELEVANT | typeof RELEVANT | typeof ACTIVE;

/**
 * A choice for each state: `attackers` and `honest` count the two branches' blocks since they parted. One policy is
 * played in the abstract race (`playWithholding`) and by nodes on a network (`WithholdingPool`) alike.
 */
export type WithholdingPolicy = (attackers: number, honest: number, fork: Fork) => Action;

/** How honest miners choose between two branches of one length. */
export type TieBreak =
  /** The one that they heard first: a match must answer an honest block at once. */
  | 'first-seen'
  /** A coin for each of them (Eyal and Sirer 2014, section 6): a match is never too late. */
  | 'random';

/** Whether the rules let the attacker match: it has as many blocks, and the honest may still choose. */
export function canMatch(attackers: number, honest: number, fork: Fork, tieBreak: TieBreak): boolean {
  if (attackers < honest || fork === ACTIVE) return false;
  return fork === RELEVANT || (tieBreak === 'random' && honest > 0);
}

/** The protocol as it should be: publish at once, adopt at once. Both sides are counted in blocks since the fork. */
export function honestMining(attackers: number, honest: number): Action {
  return attackers > honest ? OVERRIDE : ADOPT;
}
