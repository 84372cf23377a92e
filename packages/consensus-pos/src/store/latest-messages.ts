/** Each validator's latest vote (the L and M of LMD), and the stake that stands on each block by it. */
export interface LatestMessages {
  /** Stake by block index; read by the fork choice. */
  readonly directStake: readonly number[];
  /** Makes room for one more block. */
  addBlock(): void;
  /**
   * A vote of all these validators for a block; the list must not change any more. It counts for those whose last vote
   * has an earlier target epoch.
   */
  vote(validators: readonly number[], epoch: number, block: number): void;
  /** An equivocator's votes count no more (specifications, `equivocating_indices`). */
  discount(validator: number): void;
  /** Weighs all votes anew; `weightOf` gives what a validator's vote counts for, in Gwei. */
  reweigh(weightOf: (validator: number) => number): void;
}

interface Vote {
  readonly validators: readonly number[];
  readonly epoch: number;
  readonly block: number;
}

/** So many votes of each validator may wait to be counted, on average. */
const WAITING_VOTES_A_VALIDATOR = 4;
const NEVER = -Infinity;
const DISCOUNTED = Infinity;

/**
 * Votes wait in the order in which they came until somebody asks for stakes. Where no chain forks nobody does, and what
 * later votes of the same validators stand above is never counted at all.
 */
export function createLatestMessages(
  validators: number,
  initialWeightOf: (validator: number) => number,
): LatestMessages {
  const directStake: number[] = [];
  let blockOf = new Int32Array(0);
  let epochOf = new Float64Array(0);
  let weightOf = initialWeightOf;
  let isWeighed = true;
  let waiting: Vote[] = [];
  let waitingVotes = 0;

  const makeTables = (): void => {
    if (blockOf.length > 0) return;
    blockOf = new Int32Array(validators).fill(-1);
    epochOf = new Float64Array(validators).fill(NEVER);
  };
  const move = (validator: number, to: number): void => {
    const from = blockOf[validator] as number;
    const weight = weightOf(validator);
    if (from >= 0) directStake[from] = (directStake[from] as number) - weight;
    if (to >= 0) directStake[to] = (directStake[to] as number) + weight;
    blockOf[validator] = to;
  };
  const weigh = (): void => {
    if (isWeighed) return;
    isWeighed = true;
    directStake.fill(0);
    blockOf.forEach((block, validator) => {
      if (block >= 0) directStake[block] = (directStake[block] as number) + weightOf(validator);
    });
  };
  const count = (): void => {
    weigh();
    if (waiting.length === 0) return;
    makeTables();
    for (const vote of waiting) {
      for (const validator of vote.validators) {
        if (vote.epoch <= (epochOf[validator] as number)) continue;
        epochOf[validator] = vote.epoch;
        move(validator, vote.block);
      }
    }
    waiting = [];
    waitingVotes = 0;
  };
  const makeRoom = (): void => {
    waiting = withoutSuperseded(waiting, validators);
    waitingVotes = waiting.reduce((sum, vote) => sum + vote.validators.length, 0);
    if (2 * waitingVotes > WAITING_VOTES_A_VALIDATOR * validators) count();
  };
  return {
    get directStake() {
      count();
      return directStake;
    },
    addBlock: () => void directStake.push(0),
    vote: (members, epoch, block) => {
      waiting.push({ validators: members, epoch, block });
      waitingVotes += members.length;
      if (waitingVotes > WAITING_VOTES_A_VALIDATOR * validators) makeRoom();
    },
    discount: (validator) => {
      count();
      makeTables();
      epochOf[validator] = DISCOUNTED;
      move(validator, -1);
    },
    reweigh: (next) => {
      weightOf = next;
      isWeighed = false;
    },
  };
}

/** The votes without those of epochs before one in which, or after which, every validator has voted. */
function withoutSuperseded(votes: readonly Vote[], validators: number): Vote[] {
  const epochs = [...new Set(votes.map(({ epoch }) => epoch))].sort((a, b) => b - a);
  const hasVoted = new Uint8Array(validators);
  let voters = 0;
  for (const epoch of epochs) {
    for (const vote of votes) {
      if (vote.epoch !== epoch) continue;
      for (const validator of vote.validators) {
        voters += 1 - (hasVoted[validator] as number);
        hasVoted[validator] = 1;
      }
    }
    if (voters === validators) return votes.filter((vote) => vote.epoch >= epoch);
  }
  return [...votes];
}
