import { EFFECTIVE_BALANCE_GWEI } from './params.js';
import { effectiveBalanceAfter, INCREMENT_GWEI } from './rules/effective-balance.js';
import { churnLimit, EMPTY_EXIT_QUEUE, enterExitQueue } from './rules/exit-queue.js';
import {
  isSupermajority,
  processJustificationAndFinalization,
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
  const rules = stakeRules({ fork: options.fork, ...options.rules });
  const ejectionGwei = options.ejection ? rules.ejectionBalanceEth * INCREMENT_GWEI : -1;
  const cohorts = options.cohorts.map(({ count, balance = EFFECTIVE_BALANCE_GWEI }) =>
    newCohort(count, balance),
  );
  const newcomers = newCohort(0, EFFECTIVE_BALANCE_GWEI);
  const all = [...cohorts, newcomers];
  let queue = EMPTY_EXIT_QUEUE;
  const leavers = new Map<number, { readonly cohort: Cohort; readonly count: number }[]>();
  const slashings = new Float64Array(rules.slashingsVectorEpochs);
  const checkpoint = (of: number) => ({ epoch: of, root: String(of) });
  let epoch = 0;
  let finality: FinalityState = {
    justificationBits: [true, true, true, true],
    previousJustified: checkpoint(-2),
    currentJustified: checkpoint(-1),
    finalized: checkpoint(-2),
  };
  const stakeOf = (members: readonly Cohort[]): number =>
    members.reduce((sum, { active, effectiveBalance }) => sum + active * effectiveBalance, 0);
  const isCounted = ({ hasVoted, slashedEpoch }: Cohort): boolean => hasVoted && slashedEpoch === null;

  const exit = (cohort: Cohort): void => {
    if (cohort.isExiting) return;
    cohort.isExiting = true;
    const active = all.reduce((sum, member) => sum + member.active, 0);
    const entered = enterExitQueue(queue, cohort.active, epoch, churnLimit(active, rules));
    queue = entered.queue;
    for (const { exitEpoch, count } of entered.batches) {
      leavers.set(exitEpoch, [...(leavers.get(exitEpoch) ?? []), { cohort, count }]);
    }
  };

  const endInactivity = (previousVoted: readonly boolean[]): void => {
    const isLeaking = isInactivityLeak(epoch, finality.finalized.epoch, rules);
    all.forEach((cohort, index) => {
      const hasVoted = (previousVoted[index] ?? true) && cohort.slashedEpoch === null;
      cohort.inactivityScore = inactivityScoreAfter(cohort.inactivityScore, hasVoted, isLeaking, rules);
      if (!hasVoted)
        charge(cohort, inactivityPenalty(cohort.effectiveBalance, cohort.inactivityScore, rules));
    });
  };

  const endSlashings = (): void => {
    for (const cohort of cohorts) {
      const { slashedEpoch } = cohort;
      if (slashedEpoch === null || epoch !== slashedEpoch + rules.slashingsVectorEpochs / 2) continue;
      const slashed = slashings.reduce((sum, gwei) => sum + gwei, 0);
      const penalty = correlationPenalty(cohort.effectiveBalance, slashed, stakeOf(all), rules);
      cohort.correlationPenaltyGwei = charge(cohort, penalty);
    }
  };

  const leave = (): void => {
    for (const { cohort, count } of leavers.get(epoch) ?? []) {
      cohort.active -= count;
      if (options.isRefilled) newcomers.active += count;
    }
    leavers.delete(epoch);
  };

  return {
    cohorts,
    get epoch() {
      return epoch;
    },
    get finality() {
      return finality;
    },
    get totalStake() {
      return stakeOf(all);
    },
    isLive: () => isSupermajority(stakeOf(all.filter(isCounted)), stakeOf(all)),
    endEpoch: (votes) => {
      const previousVoted = all.map(({ hasVoted }) => hasVoted);
      all.forEach((cohort, index) => (cohort.hasVoted = votes[index] ?? true));
      finality = processJustificationAndFinalization(finality, {
        epoch,
        previousCheckpoint: checkpoint(epoch - 1),
        currentCheckpoint: checkpoint(epoch),
        previousTargetStake: 0, // votes come in their own epoch or not at all
        currentTargetStake: stakeOf(all.filter(isCounted)),
        totalStake: stakeOf(all),
      });
      endInactivity(previousVoted);
      for (const cohort of all) if (cohort.effectiveBalance <= ejectionGwei) exit(cohort);
      endSlashings();
      for (const cohort of all) {
        cohort.effectiveBalance = effectiveBalanceAfter(cohort.effectiveBalance, cohort.balance);
      }
      epoch++;
      slashings[epoch % rules.slashingsVectorEpochs] = 0;
      leave();
    },
    slash: (cohort, whistleblower) => {
      if (cohort.slashedEpoch !== null) return;
      exit(cohort);
      cohort.slashedEpoch = epoch;
      const at = epoch % rules.slashingsVectorEpochs;
      slashings[at] = (slashings[at] as number) + cohort.active * cohort.effectiveBalance;
      charge(cohort, initialSlashingPenalty(cohort.effectiveBalance, rules));
      const reward = cohort.active * whistleblowerReward(cohort.effectiveBalance, rules);
      whistleblower.balance += Math.floor(reward / Math.max(1, whistleblower.active));
    },
  };
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
