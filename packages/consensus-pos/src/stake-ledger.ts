import { EFFECTIVE_BALANCE_GWEI } from './params.js';
import { effectiveBalanceAfter, INCREMENT_GWEI } from './rules/effective-balance.js';
import { churnLimit, EMPTY_EXIT_QUEUE, enterExitQueue } from './rules/exit-queue.js';
import {
  isSupermajority,
  processJustificationAndFinalization,
  type Checkpoint,
  type FinalityState,
} from './rules/finality-gadget.js';
import { inactivityPenalty, inactivityScoreAfter, isInactivityLeak } from './rules/inactivity-leak.js';
import {
  correlationPenalty,
  initialSlashingPenalty,
  whistleblowerReward,
  type Fork,
} from './rules/slashing-penalties.js';
import { stakeRules, type StakeRules } from './rules/stake-rules.js';

/** Validators with one history: their balances are the same to the Gwei, so they are kept once. */
export interface Cohort {
  /** How many of them are active. */
  active: number;
  /** In Gwei, each one's. */
  balance: number;
  /** In Gwei, each one's. */
  effectiveBalance: number;
  inactivityScore: number;
  /** Whether the last epoch's vote came. */
  hasVoted: boolean;
  isExiting: boolean;
  /** Null unless slashed. */
  slashedEpoch: number | null;
  /** What the correlation penalty took from each. */
  correlationPenaltyGwei: number;
}

/** What a ledger of stakes starts from. */
export interface StakeLedgerOptions {
  /** Size and balance (Gwei, each) of each cohort. */
  readonly cohorts: readonly { readonly count: number; readonly balance?: number }[];
  /** Whether who falls to 16 ETH is ejected. */
  readonly ejection: boolean;
  readonly fork: Fork;
  /** Whether somebody new with 32 ETH comes for each that leaves, so that the total stays. */
  readonly isRefilled: boolean;
  /** Constants other than the fork's own. */
  readonly rules?: Partial<StakeRules>;
}

/** Balances epoch by epoch, as the end of each epoch leaves them. No rewards and no fees for single votes. */
export interface StakeLedger {
  readonly cohorts: readonly Cohort[];
  /** The epoch that goes on; 0 is the first. All before it were justified in their turn. */
  readonly epoch: number;
  readonly finality: FinalityState;
  /** Of all active validators, Gwei. */
  readonly totalStake: number;
  /** Whether those that vote hold two thirds of what is active. */
  isLive(): boolean;
  /** Ends the epoch; `votes` tells of each cohort whether it voted in it. */
  endEpoch(votes: readonly boolean[]): void;
  /** Convicts a whole cohort in this epoch; another one reports it. */
  slash(cohort: Cohort, whistleblower: Cohort): void;
}

/** The end of an epoch (specifications, `process_epoch`, in its order) over balances. */
export function createStakeLedger(options: StakeLedgerOptions): StakeLedger {
  return new CohortLedger(options);
}

/** Checkpoints of the one chain that there is. */
const checkpoint = (epoch: number): Checkpoint => ({ epoch, root: String(epoch) });

class CohortLedger implements StakeLedger {
  readonly cohorts: readonly Cohort[];
  epoch = 0;
  finality: FinalityState = {
    justificationBits: [true, true, true, true],
    previousJustified: checkpoint(-2),
    currentJustified: checkpoint(-1),
    finalized: checkpoint(-2),
  };
  readonly #options: StakeLedgerOptions;
  readonly #rules: StakeRules;
  readonly #newcomers = newCohort(0, EFFECTIVE_BALANCE_GWEI);
  /** The cohorts and the newcomers. */
  readonly #all: readonly Cohort[];
  #queue = EMPTY_EXIT_QUEUE;
  /** By the epoch from which they are gone. */
  readonly #leavers = new Map<number, { readonly cohort: Cohort; readonly count: number }[]>();
  /** Gwei slashed, by epoch modulo its length. */
  readonly #slashings: Float64Array;

  constructor(options: StakeLedgerOptions) {
    this.#options = options;
    this.#rules = stakeRules({ fork: options.fork, ...options.rules });
    this.#slashings = new Float64Array(this.#rules.slashingsVectorEpochs);
    this.cohorts = options.cohorts.map(({ count, balance = EFFECTIVE_BALANCE_GWEI }) =>
      newCohort(count, balance),
    );
    this.#all = [...this.cohorts, this.#newcomers];
  }

  get totalStake(): number {
    return stakeOf(this.#all);
  }

  isLive(): boolean {
    return isSupermajority(this.#votedStake(), this.totalStake);
  }

  endEpoch(votes: readonly boolean[]): void {
    const previousVoted = this.#all.map(({ hasVoted }) => hasVoted);
    this.#all.forEach((cohort, index) => (cohort.hasVoted = votes[index] ?? true));
    this.finality = processJustificationAndFinalization(this.finality, {
      epoch: this.epoch,
      previousCheckpoint: checkpoint(this.epoch - 1),
      currentCheckpoint: checkpoint(this.epoch),
      previousTargetStake: 0, // votes come in their own epoch or not at all
      currentTargetStake: this.#votedStake(),
      totalStake: this.totalStake,
    });
    this.#endInactivity(previousVoted);
    if (this.#options.ejection) this.#eject();
    this.#endSlashings();
    for (const cohort of this.#all) {
      cohort.effectiveBalance = effectiveBalanceAfter(cohort.effectiveBalance, cohort.balance);
    }
    this.epoch++;
    this.#slashings[this.epoch % this.#slashings.length] = 0;
    this.#leave();
  }

  slash(cohort: Cohort, whistleblower: Cohort): void {
    if (cohort.slashedEpoch !== null) return;
    this.#exit(cohort);
    cohort.slashedEpoch = this.epoch;
    const at = this.epoch % this.#slashings.length;
    this.#slashings[at] = (this.#slashings[at] as number) + cohort.active * cohort.effectiveBalance;
    charge(cohort, initialSlashingPenalty(cohort.effectiveBalance, this.#rules));
    const reward = cohort.active * whistleblowerReward(cohort.effectiveBalance, this.#rules);
    whistleblower.balance += Math.floor(reward / Math.max(1, whistleblower.active));
  }

  #votedStake(): number {
    return stakeOf(this.#all.filter(({ hasVoted, slashedEpoch }) => hasVoted && slashedEpoch === null));
  }

  #endInactivity(previousVoted: readonly boolean[]): void {
    const isLeaking = isInactivityLeak(this.epoch, this.finality.finalized.epoch, this.#rules);
    this.#all.forEach((cohort, index) => {
      const hasVoted = (previousVoted[index] ?? true) && cohort.slashedEpoch === null;
      const score = inactivityScoreAfter(cohort.inactivityScore, hasVoted, isLeaking, this.#rules);
      cohort.inactivityScore = score;
      if (!hasVoted) charge(cohort, inactivityPenalty(cohort.effectiveBalance, score, this.#rules));
    });
  }

  #eject(): void {
    const limit = this.#rules.ejectionBalanceEth * INCREMENT_GWEI;
    for (const cohort of this.#all) if (cohort.effectiveBalance <= limit) this.#exit(cohort);
  }

  #endSlashings(): void {
    const half = this.#rules.slashingsVectorEpochs / 2;
    for (const cohort of this.cohorts) {
      if (cohort.slashedEpoch === null || this.epoch !== cohort.slashedEpoch + half) continue;
      const slashed = this.#slashings.reduce((sum, gwei) => sum + gwei, 0);
      const penalty = correlationPenalty(cohort.effectiveBalance, slashed, this.totalStake, this.#rules);
      cohort.correlationPenaltyGwei = charge(cohort, penalty);
    }
  }

  #exit(cohort: Cohort): void {
    if (cohort.isExiting) return;
    cohort.isExiting = true;
    const active = this.#all.reduce((sum, member) => sum + member.active, 0);
    const limit = churnLimit(active, this.#rules);
    const entered = enterExitQueue(this.#queue, cohort.active, this.epoch, limit);
    this.#queue = entered.queue;
    for (const { exitEpoch, count } of entered.batches) {
      this.#leavers.set(exitEpoch, [...(this.#leavers.get(exitEpoch) ?? []), { cohort, count }]);
    }
  }

  /** Those whose epoch has come are gone, and newcomers in their place where the total is to stay. */
  #leave(): void {
    for (const { cohort, count } of this.#leavers.get(this.epoch) ?? []) {
      cohort.active -= count;
      if (this.#options.isRefilled) this.#newcomers.active += count;
    }
    this.#leavers.delete(this.epoch);
  }
}

/** Of all active validators of these cohorts, Gwei. */
function stakeOf(members: readonly Cohort[]): number {
  return members.reduce((sum, { active, effectiveBalance }) => sum + active * effectiveBalance, 0);
}

function newCohort(active: number, balance: number): Cohort {
  return {
    active,
    balance,
    effectiveBalance: Math.min(balance, EFFECTIVE_BALANCE_GWEI),
    inactivityScore: 0,
    hasVoted: true,
    isExiting: false,
    slashedEpoch: null,
    correlationPenaltyGwei: 0,
  };
}

/** Takes what there is. */
function charge(cohort: Cohort, gwei: number): number {
  const taken = Math.min(cohort.balance, gwei);
  cohort.balance -= taken;
  return taken;
}
