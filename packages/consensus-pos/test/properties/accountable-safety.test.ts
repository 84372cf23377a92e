import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  offenceOf,
  processJustificationAndFinalization,
  type AttestationData,
  type Checkpoint,
  type FinalityState,
} from '../../src/index.js';

/** What a validator does in one epoch, on two branches that split before epoch 0. */
type Choice = 'left' | 'right' | 'both' | 'neither';

const EPOCHS = 5;
const ANCHOR: Checkpoint = { epoch: -1, root: 'anchor' };

const start: FinalityState = {
  justificationBits: [true, false, false, false],
  previousJustified: ANCHOR,
  currentJustified: ANCHOR,
  finalized: ANCHOR,
};

interface Outcome {
  readonly isConflict: boolean;
  /** Validators that some pair of their own votes convicts. */
  readonly slashable: number;
}

/** Runs both branches on the same votes; validators sign for a branch what that branch's chain asks for. */
function runBranches(choices: readonly (readonly Choice[])[]): Outcome {
  const validators = choices.length;
  const signed: AttestationData[][] = choices.map(() => []);
  const states = { left: start, right: start };
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    for (const branch of ['left', 'right'] as const) {
      const state = states[branch];
      const checkpointOf = (of: number): Checkpoint =>
        of < 0 ? ANCHOR : { epoch: of, root: `${branch} ${String(of)}` };
      const target = checkpointOf(epoch);
      const vote = { slot: epoch * 32, head: target.root, source: state.currentJustified, target };
      const voters = choices.filter((own) => own[epoch] === branch || own[epoch] === 'both').length;
      choices.forEach((own, validator) => {
        if (own[epoch] === branch || own[epoch] === 'both') signed[validator]?.push(vote);
      });
      states[branch] = processJustificationAndFinalization(state, {
        epoch,
        previousCheckpoint: checkpointOf(epoch - 1),
        currentCheckpoint: target,
        previousTargetStake: 0,
        currentTargetStake: voters,
        totalStake: validators,
      });
    }
  }
  const isConvicted = (votes: readonly AttestationData[]): boolean =>
    votes.some((one, at) => votes.slice(at + 1).some((other) => offenceOf(one, other) !== null));
  return {
    isConflict: states.left.finalized.epoch >= 0 && states.right.finalized.epoch >= 0,
    slashable: signed.filter(isConvicted).length,
  };
}

const often = (choice: Choice) =>
  fc.array(
    fc.oneof(
      { weight: 8, arbitrary: fc.constant(choice) },
      fc.constantFrom<Choice>('left', 'right', 'neither'),
    ),
    {
      minLength: EPOCHS,
      maxLength: EPOCHS,
    },
  );
const crowds = fc.array(fc.oneof(often('both'), often('both'), often('left'), often('right')), {
  minLength: 6,
  maxLength: 30,
});

describe('accountable safety (Buterin and Griffith 2017, theorem 1; Buterin et al. 2020, theorem 5.2)', () => {
  it('two conflicting final checkpoints convict at least a third of the stake', () => {
    let conflicts = 0;
    fc.assert(
      fc.property(crowds, (choices) => {
        const { isConflict, slashable } = runBranches(choices);
        if (!isConflict) return;
        conflicts++;
        expect(3 * slashable).toBeGreaterThanOrEqual(choices.length);
      }),
      { seed: 20171025, numRuns: 1500 },
    );
    // The property would hold of nothing if no sample came to conflict.
    expect(conflicts).toBeGreaterThan(100);
  });

  it.each([
    { traitors: 33, isConflict: false },
    { traitors: 34, isConflict: true },
  ])('honest halves and $traitors of 100 on both sides: conflict $isConflict', ({ traitors, isConflict }) => {
    const choices = Array.from({ length: 100 }, (_, validator) => {
      const choice: Choice = validator < traitors ? 'both' : validator % 2 === 0 ? 'left' : 'right';
      return Array.from({ length: EPOCHS }, () => choice);
    });
    const outcome = runBranches(choices);
    expect(outcome.isConflict).toBe(isConflict);
    expect(outcome.slashable).toBe(traitors);
  });
});
