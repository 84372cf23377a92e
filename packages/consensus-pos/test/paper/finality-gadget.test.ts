import { describe, expect, it } from 'vitest';
import { isSupermajority, processJustificationAndFinalization, type FinalityState } from '../../src/index.js';

/** Which checkpoints a supermajority voted for by an epoch's end: the one before it, its own. */
type Reached = 'neither' | 'previous' | 'current' | 'both';

const TOTAL = 300;
const checkpoint = (epoch: number) => ({ epoch, root: `checkpoint ${String(epoch)}` });

/** Epoch 0 is justified and nothing after it; then epochs 1, 2, … end with what was reached. */
function afterEpochs(...reached: readonly Reached[]): FinalityState {
  const start: FinalityState = {
    justificationBits: [true, false, false, false],
    previousJustified: checkpoint(-9),
    currentJustified: checkpoint(0),
    finalized: checkpoint(-9),
  };
  return reached.reduce((state, what, index) => {
    const epoch = index + 1;
    return processJustificationAndFinalization(state, {
      epoch,
      previousCheckpoint: checkpoint(epoch - 1),
      currentCheckpoint: checkpoint(epoch),
      previousTargetStake: what === 'previous' || what === 'both' ? 200 : 199,
      currentTargetStake: what === 'current' || what === 'both' ? 200 : 199,
      totalStake: TOTAL,
    });
  }, start);
}

describe('the supermajority link', () => {
  it('needs two thirds of all stake, no more', () => {
    expect([199, 200, 201].map((stake) => isSupermajority(stake, TOTAL))).toEqual([false, true, true]);
  });
});

describe('the four finalisation rules (Buterin et al. 2020, section 4.5, figure 8)', () => {
  it('1-finality, in time: the latest epoch is justified from the one before it', () => {
    expect(afterEpochs('current').finalized).toEqual(checkpoint(0));
  });

  it('1-finality, an epoch late: the second latest is justified from the third latest', () => {
    expect(afterEpochs('neither').finalized).toEqual(checkpoint(-9));
    expect(afterEpochs('neither', 'previous').finalized).toEqual(checkpoint(0));
  });

  it('2-finality, in time: the latest from the third latest, the one between justified late', () => {
    // Epoch 1 becomes justified one epoch late, in epoch 2; in epoch 3 both epochs 2 and 3 get their two thirds.
    const state = afterEpochs('neither', 'neither', 'previous', 'both');
    expect(state.justificationBits).toEqual([true, true, true, false]);
    expect(state.finalized).toEqual(checkpoint(2));
  });

  it('2-finality, an epoch late: the second latest from the fourth latest, all between justified', () => {
    const state = afterEpochs('neither', 'neither', 'previous', 'previous', 'previous');
    expect(state.justificationBits).toEqual([false, true, true, true]);
    expect(state.finalized).toEqual(checkpoint(2));
  });

  it('finalises nothing when a checkpoint in between is missing', () => {
    expect(afterEpochs('neither', 'current').finalized).toEqual(checkpoint(-9));
    expect(afterEpochs('neither', 'neither', 'both').finalized).toEqual(checkpoint(-9));
  });

  it('never goes back, and justifies without finalising', () => {
    const state = afterEpochs('current', 'neither', 'neither', 'current');
    expect(state.currentJustified).toEqual(checkpoint(4));
    expect(state.finalized).toEqual(checkpoint(0));
  });

  it('finalises an epoch a step when all goes well', () => {
    expect(afterEpochs('current', 'current', 'current', 'both').finalized).toEqual(checkpoint(3));
  });
});
