import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createStakeLedger, stakeRules, type FinalityState } from '../../src/index.js';
import { finalityAtEpochEnd, type ChainState } from '../../src/state/chain-state.js';
import { noParticipation, openParticipation } from '../../src/state/participation.js';
import { stakeAtEpochEnd } from '../../src/state/process-epoch.js';
import { slashValidator } from '../../src/state/slash-validator.js';
import { accountOf, FULL_ACCOUNT, fullStake, openStake, totalActiveStake } from '../../src/state/stake.js';

const checkpoint = (epoch: number) => ({ epoch, root: String(epoch) });
const start: FinalityState = {
  justificationBits: [true, true, true, true],
  previousJustified: checkpoint(-2),
  currentJustified: checkpoint(-1),
  finalized: checkpoint(-2),
};
/** A leak that empties accounts within tens of epochs, so that ejection and recovery show. */
const rules = stakeRules({ inactivityPenaltyQuotient: 2 ** 9, minPerEpochChurnLimit: 2 });

/** A chain of which all that is known is who voted in which epoch. */
function playChain(sizes: readonly number[], votes: readonly (readonly boolean[])[]): ChainState {
  const validators = sizes.reduce((sum, size) => sum + size, 0);
  const cohortOf = sizes.flatMap((size, cohort) => Array.from({ length: size }, () => cohort));
  const everyone = openParticipation(noParticipation(validators));
  for (let validator = 0; validator < validators; validator++) everyone.add(validator);
  let state: ChainState = {
    epoch: 0,
    finality: start,
    previousTarget: everyone.close(),
    currentTarget: noParticipation(validators),
    stake: fullStake(validators),
  };
  for (const vote of votes) {
    const voters = openParticipation(state.currentTarget);
    cohortOf.forEach((cohort, validator) => {
      if (vote[cohort] === true) voters.add(validator);
    });
    // The ledger counts votes in their own epoch only: what came in counts once.
    const voted = { ...state, currentTarget: voters.close() };
    const finality = finalityAtEpochEnd(
      { ...voted, previousTarget: noParticipation(validators) },
      rules,
      String,
    );
    state = {
      epoch: state.epoch + 1,
      finality,
      previousTarget: voted.currentTarget,
      currentTarget: noParticipation(validators),
      stake: stakeAtEpochEnd(voted, finality.finalized.epoch, rules),
    };
  }
  return state;
}

describe('stakes on a chain', () => {
  const history = fc.record({
    sizes: fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 2, maxLength: 4 }),
    votes: fc.array(fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }), { minLength: 1, maxLength: 60 }),
  });

  it('are to the Gwei those of the ledger of cohorts, while nobody is ejected', () => {
    let losses = 0;
    fc.assert(
      fc.property(history, ({ sizes, votes }) => {
        const state = playChain(sizes, votes);
        const ledger = createStakeLedger({
          cohorts: sizes.map((count) => ({ count })),
          ejection: false,
          fork: 'bellatrix',
          isRefilled: false,
          rules,
        });
        for (const vote of votes) ledger.endEpoch(vote);
        let first = 0;
        ledger.cohorts.forEach((cohort, index) => {
          const account = accountOf(state.stake, first);
          first += sizes[index] ?? 0;
          if (account.exitEpoch !== Infinity) return;
          if (cohort.balance < 32e9) losses++;
          expect([account.balance, account.effectiveBalance, account.inactivityScore]).toEqual([
            cohort.balance,
            cohort.effectiveBalance,
            cohort.inactivityScore,
          ]);
        });
      }),
      { seed: 20211027, numRuns: 150 },
    );
    expect(losses).toBeGreaterThan(50);
  });

  it('are one object as long as nothing happens', () => {
    const state = playChain(
      [4, 4],
      [
        [true, true],
        [true, true],
        [true, true],
      ],
    );
    expect(state.stake.accounts.size).toBe(0);
    expect(state.stake).toBe(stakeAtEpochEnd(state, 1, rules));
  });

  it('never change under a state that another block builds on', () => {
    const before = fullStake(10);
    const draft = openStake(before, 3, rules);
    slashValidator(draft, 4, 7);
    const after = draft.close();
    expect(before.accounts.size).toBe(0);
    expect(accountOf(before, 4)).toBe(FULL_ACCOUNT);
    expect(accountOf(after, 4)).toMatchObject({ isSlashed: true, balance: 31e9, exitEpoch: 8 });
    expect(accountOf(after, 7).balance).toBe(32e9 + 62_500_000);
    expect(after.slashings).toEqual(new Map([[3, 32e9]]));
    expect([7, 8].map((epoch) => totalActiveStake(after, epoch) / 32e9)).toEqual([10, 9]);
  });

  it('pay the correlation penalty half a slashings vector after the offence, as the ledger has it', () => {
    const specified = stakeRules();
    const draft = openStake(fullStake(10), 0, specified);
    for (const offender of [3, 6]) slashValidator(draft, offender, 9);
    const slashed = { ...playChain([10], []), stake: draft.close() };
    const finalized = (epoch: number): number => epoch - 2;
    const balances: number[] = [];
    let state = slashed;
    for (let epoch = 0; epoch <= 4097; epoch++) {
      const stake = stakeAtEpochEnd({ ...state, epoch }, finalized(epoch), specified);
      state = { ...state, stake };
      balances.push(accountOf(stake, 3).balance);
    }
    // A vote less each epoch costs nothing while nothing leaks: 1 ETH at once, then min(3 x 2/8, 1) of 31 ETH.
    expect([balances[0], balances[4095], balances[4096]]).toEqual([31e9, 31e9, 31e9 - 23e9]);
    expect(balances[4097]).toBe(balances[4096]);
  });

  it('let leavers go as the churn limit says, the first five epochs on', () => {
    const draft = openStake(fullStake(20), 0, rules);
    for (let validator = 0; validator < 5; validator++) slashValidator(draft, validator, 19);
    const { accounts } = draft.close();
    expect([...accounts.values()].slice(0, 6).map(({ exitEpoch }) => exitEpoch)).toEqual(
      expect.arrayContaining([5, 5, 6, 6, 7]),
    );
  });
});
