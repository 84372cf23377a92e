import { describe, expect, it } from 'vitest';
import { createEvidenceBook } from '../../src/node/evidence.js';
import { createStore } from '../../src/store/store.js';
import { bareAttestation, bareBlock, calendar } from '../bare.js';

describe('evidence', () => {
  it('convicts those who voted twice for one epoch, and nobody else', () => {
    const book = createEvidenceBook();
    book.observeAttestation(bareAttestation({ slot: 3, head: 'a', target: 'a', validators: [1, 2, 3] }));
    const fresh = book.observeAttestation(
      bareAttestation({ slot: 3, head: 'b', target: 'b', validators: [2, 3, 4] }),
    );
    expect(fresh).toEqual([2, 3]);
    expect(book.offences()).toEqual([
      { validator: 2, offence: 'double-vote' },
      { validator: 3, offence: 'double-vote' },
    ]);
  });

  it('does not convict for the same vote told twice', () => {
    const book = createEvidenceBook();
    const vote = { slot: 3, head: 'a', target: 'a', validators: [1] };
    book.observeAttestation(bareAttestation(vote));
    expect(book.observeAttestation(bareAttestation(vote))).toEqual([]);
  });

  it('convicts a surround vote across epochs, and says so before it is signed', () => {
    const book = createEvidenceBook();
    const inner = { slot: 17, head: 'a', target: 'a', source: { epoch: 1, root: 'x' }, validators: [7] };
    const outer = { slot: 25, head: 'b', target: 'b', source: { epoch: 0, root: 'y' }, validators: [7] };
    book.observeAttestation(bareAttestation(inner));
    expect(book.wouldOffend(7, bareAttestation(outer).data)).toBe(true);
    book.observeAttestation(bareAttestation(outer));
    expect(book.offences()).toEqual([{ validator: 7, offence: 'surround-vote' }]);
  });

  it('convicts a proposer of two blocks in one slot', () => {
    const book = createEvidenceBook();
    book.observeBlock(bareBlock({ slot: 4, parent: 'anchor', name: 'one' }));
    book.observeBlock(bareBlock({ slot: 4, parent: 'anchor', name: 'one' }));
    expect(book.offences()).toEqual([]);
    book.observeBlock(bareBlock({ slot: 4, parent: 'anchor', name: 'other' }));
    expect(book.offences()).toEqual([{ validator: 0, offence: 'double-proposal' }]);
  });

  it('takes the weight of a convicted validator out of the fork choice, for good', () => {
    const store = createStore({ calendar, validators: 3, proposerBoostPercent: 0 });
    store.onTick(5);
    store.onBlock(bareBlock({ slot: 1, parent: 'anchor', name: 'a' }), store.tree.anchor, false);
    store.onBlock(bareBlock({ slot: 2, parent: 'anchor', name: 'b' }), store.tree.anchor, false);
    const forA = (validators: number[]) =>
      bareAttestation({ slot: 3, head: 'a', target: 'anchor', validators });
    store.onAttestation(forA([0, 1]));
    store.onAttestation(bareAttestation({ slot: 3, head: 'b', target: 'anchor', validators: [2] }));
    expect(store.head().root).toBe('a');
    store.discount(0);
    store.discount(1);
    store.onAttestation(forA([0, 1]));
    expect(store.head().root).toBe('b');
  });
});
