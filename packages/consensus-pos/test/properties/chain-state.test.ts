import { describe, expect, it } from 'vitest';
import { createBlockTree } from '../../src/store/block-tree.js';
import { createLedger } from '../../src/node/ledger.js';
import { stakeRules, type Transaction } from '../../src/index.js';
import { advanceToEpoch } from '../../src/state/chain-state.js';
import { addsVotes, includeAttestations, isIncludable } from '../../src/state/process-operations.js';
import { bareAttestation, bareBlock, calendar } from '../bare.js';

const VALIDATORS = 40;
const RULES = stakeRules();

describe('the state of a chain', () => {
  const { anchor } = createBlockTree(calendar, VALIDATORS);
  const checkpointRoot = () => 'anchor';
  const vote = bareAttestation({ slot: 1, head: 'anchor', target: 'anchor', validators: [0, 31, 32, 39] });
  const voted = includeAttestations(anchor.state, [vote, vote], checkpointRoot);

  it('counts each validator once, across words of the set', () => {
    expect(voted.currentTarget.count).toBe(4);
    expect(addsVotes(voted, vote)).toBe(false);
    expect(addsVotes(anchor.state, vote)).toBe(true);
    expect(anchor.state.currentTarget.count).toBe(0);
  });

  it("keeps an epoch's votes as the previous epoch's when the next begins, and no longer", () => {
    const next = advanceToEpoch(voted, 1, RULES, checkpointRoot);
    expect([next.previousTarget.count, next.currentTarget.count]).toEqual([4, 0]);
    expect(advanceToEpoch(voted, 2, RULES, checkpointRoot).previousTarget.count).toBe(0);
  });

  it('counts no vote for another checkpoint', () => {
    expect(includeAttestations(anchor.state, [vote], () => 'elsewhere').currentTarget.count).toBe(0);
  });

  it('includes a vote from the slot after its own, with the right source, for two epochs', () => {
    expect(isIncludable(anchor.state, vote, 1)).toBe(false);
    expect(isIncludable(anchor.state, vote, 2)).toBe(true);
    const wrong = bareAttestation({
      ...vote.data,
      target: 'anchor',
      validators: [0],
      source: { epoch: -2, root: 'anchor' },
    });
    expect(isIncludable(anchor.state, wrong, 2)).toBe(false);
    expect(isIncludable(advanceToEpoch(anchor.state, 1, RULES, checkpointRoot), vote, 9)).toBe(true);
    expect(isIncludable(advanceToEpoch(anchor.state, 2, RULES, checkpointRoot), vote, 17)).toBe(false);
  });
});

describe('checkpoints of a chain with empty slots', () => {
  it('are the last block up to the first slot of the epoch', () => {
    const tree = createBlockTree(calendar, VALIDATORS);
    let tip = tree.anchor;
    for (const slot of [0, 3, 8, 9, 15, 18, 33]) {
      const block = bareBlock({ slot, parent: tip.root, name: `at ${String(slot)}` });
      const state = { ...tip.state, epoch: calendar.epochOf(slot) };
      tip = tree.add(block, tip, state, state.finality);
    }
    const roots = [-1, 0, 1, 2, 3, 4, 5].map((epoch) => tree.checkpointOf(tip, epoch).root);
    expect(roots).toEqual(['anchor', 'at 0', 'at 8', 'at 15', 'at 18', 'at 18', 'at 33']);
  });
});

describe('the ledger', () => {
  it('takes the first of two conflicting orders on the chain, and each order once', () => {
    const tree = createBlockTree(calendar, VALIDATORS);
    const order = (nonce: number, value: string): Transaction => ({
      nonce,
      value,
      signature: { signer: 4, evidence: '' },
    });
    const { state, unrealized } = tree.anchor;
    const first = {
      ...bareBlock({ slot: 1, parent: 'anchor', name: 'a' }),
      transactions: [order(0, 'attack')],
    };
    const second = {
      ...bareBlock({ slot: 2, parent: 'a', name: 'b' }),
      transactions: [order(0, 'retreat'), order(1, 'rest')],
    };
    const one = tree.add(first, tree.anchor, state, unrealized);
    const two = tree.add(second, one, state, unrealized);
    const ledger = createLedger(tree.anchor);
    expect([0, 1].map(ledger.spentOn(one))).toEqual([true, false]);
    expect(ledger.extendTo(one)).toEqual(['attack']);
    expect(ledger.extendTo(two)).toEqual(['rest']);
    expect([0, 1, 2].map(ledger.spentOn(two))).toEqual([true, true, false]);
    expect(ledger.length).toBe(2);
  });
});
