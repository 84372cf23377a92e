import { solveAbsorbing } from './absorbing-chain.js';
import { hopelessDeficit } from '../race/coin.js';
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
} from './policy.js';

/** A policy and what its decision process promises for it. */
export interface OptimalWithholding {
  readonly policy: WithholdingPolicy;
  /** Share of the settled blocks, at the optimum of the truncated process: a lower bound of the true one. */
  readonly relativeRevenue: number;
}

const FORKS = 3;
const FORK_LENGTH_MIN = 60;
const FORK_LENGTH_MAX = 95;
const REVENUE_ERROR = 1e-9;
const ROUNDS_MAX = 100;

/**
 * The longest branch that is played on: at that length the attacker must override or adopt, so the truncated optimum
 * is a lower bound. A lead of d blocks comes up with probability (alpha/(1 - alpha))^d, here at most 1e-8, from
 * 60 to 95 blocks (the paper's tables end at 75).
 */
export function forkLengthMax(alpha: number): number {
  return Math.min(FORK_LENGTH_MAX, Math.max(FORK_LENGTH_MIN, hopelessDeficit(alpha, 1e-8)));
}

/**
 * The best withholding for (alpha, gamma): the Markov decision process of Sapirshtein, Sompolinsky and Zohar 2016,
 * sections 3 and 4. A policy earns more than the share rho exactly if its mean of (1 - rho) x own - rho x others'
 * blocks is positive, so rho is raised until no policy earns more. Where the paper bisects and iterates values, each
 * round here takes the share that the best policy so far earns (Dinkelbach 1967), and solves for its values (Howard
 * 1960): the same root in about ten rounds.
 */
export function solveWithholding(
  alpha: number,
  gamma: number,
  tieBreak: TieBreak = 'first-seen',
): OptimalWithholding {
  const process = new Withholding(alpha, gamma, tieBreak);
  let rho = alpha;
  for (let round = 0; round < ROUNDS_MAX; round++) {
    const next = process.improve(rho);
    const isSettled = Math.abs(next - rho) < REVENUE_ERROR;
    rho = next;
    if (isSettled) break;
  }
  const { actions, size } = process;
  return {
    policy: (attackers, honest, fork) => actions[(attackers * size + honest) * FORKS + fork] as Action,
    relativeRevenue: rho,
  };
}

/**
 * One cycle of the process, from one adoption to the next: after it all begins anew, so the mean over cycles decides.
 * Branches only grow between two settlements, and a settlement leads to one of few states: a lead of k with no honest
 * block against it ("won", k) or with one ("lost", k). So a pass from the longest branches down finds the best action
 * for each state, given what those few are worth; and, as a row of numbers for each state, the chance of ending in
 * each of the few and the blocks settled on the way. The few rows of the few states are then solved for their worth.
 */
class Withholding {
  readonly size: number;
  readonly actions: Uint8Array;
  /** What the rest of the cycle is worth, by state. */
  readonly #values: Float64Array;
  /** Chances of "won" k (at k) and "lost" k (at size + k), then own and all settled blocks. Two rows of states. */
  readonly #rows: Float64Array;
  readonly #width: number;
  /** The rows of the states after a settlement. */
  readonly #settled: Float64Array;
  /** What those states are worth. */
  readonly #worth: Float64Array;

  constructor(
    private readonly alpha: number,
    private readonly gamma: number,
    private readonly tieBreak: TieBreak,
  ) {
    this.size = forkLengthMax(alpha) + 1;
    const { size } = this;
    this.#width = 2 * size + 2;
    this.actions = new Uint8Array(size * size * FORKS);
    this.#values = new Float64Array(size * size * FORKS);
    this.#rows = new Float64Array(2 * size * FORKS * this.#width);
    this.#settled = new Float64Array(2 * size * this.#width);
    this.#worth = new Float64Array(2 * size);
  }

  /** Takes the best action everywhere against `rho` and the worths so far. Returns what that policy earns. */
  improve(rho: number): number {
    const { size } = this;
    for (let attackers = size - 1; attackers >= 0; attackers--) {
      for (let honest = size - 1; honest >= 0; honest--) {
        for (let fork = IRRELEVANT as number; fork <= ACTIVE; fork++) {
          this.#choose(rho, attackers, honest, fork as Fork);
        }
      }
      this.#keep(attackers, attackers, 0, IRRELEVANT);
      this.#keep(size + attackers, attackers, 1, RELEVANT);
    }
    const { first: own, second: all } = solveAbsorbing(this.#settled, 2 * size);
    const mean = (of: Float64Array): number => mix(this.alpha, at(of, 1), at(of, size));
    const revenue = mean(own) / mean(all);
    own.forEach((blocks, index) => (this.#worth[index] = blocks - revenue * at(all, index)));
    return revenue;
  }

  #choose(rho: number, attackers: number, honest: number, fork: Fork): void {
    let action: Action = ADOPT;
    let value = -rho * honest;
    const consider = (candidate: Action, worth: number): void => {
      if (worth <= value) return;
      action = candidate;
      value = worth;
    };
    if (attackers > honest) consider(OVERRIDE, this.#worthOfOverride(rho, attackers, honest));
    if (attackers < this.size - 1 && honest < this.size - 1) {
      if (fork !== ACTIVE) consider(WAIT, this.#worthOfWait(attackers, honest));
      // A match, or the wait after one, ends alike: the next honest block is on either branch.
      const isSplit = fork === ACTIVE && attackers >= honest;
      if (isSplit || canMatch(attackers, honest, fork, this.tieBreak)) {
        consider(isSplit ? WAIT : MATCH, this.#worthOfMatch(rho, attackers, honest));
      }
    }
    const state = this.#stateOf(attackers, honest, fork);
    this.#values[state] = value;
    this.actions[state] = action;
    this.#follow(action, attackers, honest, fork);
  }

  #worthOfOverride(rho: number, attackers: number, honest: number): number {
    const own = honest + 1;
    const lead = attackers - own;
    return own * (1 - rho) + mix(this.alpha, at(this.#worth, lead + 1), at(this.#worth, this.size + lead));
  }

  #worthOfWait(attackers: number, honest: number): number {
    const won = this.#valueOf(attackers + 1, honest, IRRELEVANT);
    return mix(this.alpha, won, this.#valueOf(attackers, honest + 1, RELEVANT));
  }

  #worthOfMatch(rho: number, attackers: number, honest: number): number {
    const followed = honest * (1 - rho) + at(this.#worth, this.size + attackers - honest);
    const lost = this.#valueOf(attackers, honest + 1, RELEVANT);
    const won = this.#valueOf(attackers + 1, honest, ACTIVE);
    return mix(this.alpha, won, mix(this.gamma, followed, lost));
  }

  #valueOf(attackers: number, honest: number, fork: Fork): number {
    return at(this.#values, this.#stateOf(attackers, honest, fork));
  }

  /** Writes the state's row for its action. */
  #follow(action: Action, attackers: number, honest: number, fork: Fork): void {
    const { alpha, gamma, size } = this;
    const row = this.#rowOf(attackers, honest, fork);
    row.fill(0);
    const settle = (own: number, all: number): void => {
      row[2 * size] = at(row, 2 * size) + own;
      row[2 * size + 1] = at(row, 2 * size + 1) + all;
    };
    if (action === ADOPT) {
      settle(0, honest);
    } else if (action === OVERRIDE) {
      row[attackers - honest] = alpha;
      row[size + attackers - honest - 1] = 1 - alpha;
      settle(honest + 1, honest + 1);
    } else {
      const isSplit = action === MATCH || fork === ACTIVE;
      const followed = isSplit ? (1 - alpha) * gamma : 0;
      const won = this.#rowOf(attackers + 1, honest, isSplit ? ACTIVE : IRRELEVANT);
      const lost = this.#rowOf(attackers, honest + 1, RELEVANT);
      for (let i = 0; i < row.length; i++) row[i] = alpha * at(won, i) + (1 - alpha - followed) * at(lost, i);
      if (isSplit) {
        row[size + attackers - honest] = at(row, size + attackers - honest) + followed;
        settle(followed * honest, followed * honest);
      }
    }
  }

  #keep(index: number, attackers: number, honest: number, fork: Fork): void {
    this.#settled.set(this.#rowOf(attackers, honest, fork), index * this.#width);
  }

  #stateOf(attackers: number, honest: number, fork: Fork): number {
    return (attackers * this.size + honest) * FORKS + fork;
  }

  /** A state's row; only this number of attackers' blocks and the next higher one are kept. */
  #rowOf(attackers: number, honest: number, fork: Fork): Float64Array {
    const start = this.#stateOf(attackers & 1, honest, fork) * this.#width;
    return this.#rows.subarray(start, start + this.#width);
  }
}

/** The mean of two outcomes, the first of the given probability. */
function mix(probability: number, first: number, second: number): number {
  return probability * first + (1 - probability) * second;
}

function at(of: Float64Array, index: number): number {
  return of[index] as number;
}
