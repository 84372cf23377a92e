/** Each validator's latest vote (the L and M of LMD), and the stake that stands on each block by it. */
export interface LatestMessages {
  /** Stake by block index; read by the fork choice. */
  readonly directStake: readonly number[];
  /** Makes room for one more block. */
  addBlock(): void;
  /** A vote counts only if its target epoch is later than that of the validator's last one. */
  vote(validator: number, epoch: number, block: number): void;
  /** An equivocator's votes count no more (specifications, `equivocating_indices`). */
  discount(validator: number): void;
  /** Weighs all votes anew; `weightOf` gives what a validator's vote counts for, in Gwei. */
  reweigh(weightOf: (validator: number) => number): void;
}

export function createLatestMessages(
  validators: number,
  initialWeightOf: (validator: number) => number,
): LatestMessages {
  const directStake: number[] = [];
  const blockOf = new Int32Array(validators).fill(-1);
  const epochOf = new Float64Array(validators).fill(-Infinity);
  let weightOf = initialWeightOf;
  const move = (validator: number, to: number): void => {
    const from = blockOf[validator] as number;
    const weight = weightOf(validator);
    if (from >= 0) directStake[from] = (directStake[from] as number) - weight;
    if (to >= 0) directStake[to] = (directStake[to] as number) + weight;
    blockOf[validator] = to;
  };
  return {
    directStake,
    addBlock: () => void directStake.push(0),
    vote: (validator, epoch, block) => {
      if (epoch <= (epochOf[validator] as number)) return;
      epochOf[validator] = epoch;
      move(validator, block);
    },
    discount: (validator) => {
      epochOf[validator] = Infinity;
      move(validator, -1);
    },
    reweigh: (next) => {
      weightOf = next;
      directStake.fill(0);
      blockOf.forEach((block, validator) => {
        if (block >= 0) directStake[block] = (directStake[block] as number) + weightOf(validator);
      });
    },
  };
}
