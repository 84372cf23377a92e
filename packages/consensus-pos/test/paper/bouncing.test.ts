import { describe, expect, it } from 'vitest';
import { createSlotCalendar, posParams, type Attestation, type Block } from '../../src/index.js';
import { createAttestationPool } from '../../src/node/pools.js';
import { ANCHOR_ROOT, type BlockNode } from '../../src/store/block-tree.js';
import { createStore, type Store } from '../../src/store/store.js';
import { bareBlock } from '../bare.js';

const SLOTS = 10;
const EPOCHS = 9;
const calendar = createSlotCalendar(posParams.parse({ slotsPerEpoch: SLOTS }));
/** Slots of an epoch after which 48 honest votes and 20 corrupted ones are two thirds of 100, and neither alone. */
const SWITCH_AFTER = 6;

/** In each slot of an epoch eight honest validators vote, in each of the first five four corrupted ones. */
const CORRUPT_TURNS = 5;
const honestIn = (turn: number): number[] => Array.from({ length: 8 }, (_, one) => 20 + 8 * turn + one);
const corruptIn = (turn: number): number[] => Array.from({ length: 4 }, (_, one) => 4 * turn + one);

function voteFor(store: Store, slot: number, tip: BlockNode, validators: readonly number[]): Attestation {
  const epoch = calendar.epochOf(slot);
  const source = store.stateAt(tip, epoch).finality.currentJustified;
  const target = { epoch, root: store.tree.checkpointOf(tip, epoch).root };
  return {
    data: { slot, head: tip.root, source, target },
    validators,
    signature: { signer: 0, evidence: '' },
  };
}

/**
 * The bouncing attack: an asynchronous epoch 1 has left 48 votes for a checkpoint of chain B while chain A leads. In each
 * epoch from then on the adversary waits for 48 votes on the leading chain, and then shows a block that it withheld in
 * the epoch before: with its own votes the other chain's checkpoint is justified, and the younger one.
 */
function bounce(safeSlotsToUpdateJustified: number | null) {
  const store = createStore({
    calendar,
    validators: 100,
    proposerBoostPercent: 40,
    safeSlotsToUpdateJustified,
  });
  const pool = createAttestationPool();
  const nodeOf = (root: string): BlockNode => {
    const node = store.tree.get(root);
    if (node === undefined) throw new Error(`no block ${root}`);
    return node;
  };
  const fill = (slot: number, parent: BlockNode, name: string): Block => {
    const state = store.stateAt(parent, calendar.epochOf(slot));
    const attestations = pool.select(state, slot, (of) => store.tree.checkpointOf(parent, of).root);
    return bareBlock({ slot, parent: parent.root, name, attestations });
  };
  const add = (block: Block, isTimely: boolean): BlockNode => {
    if (!store.onBlock(block, nodeOf(block.parent), isTimely)) throw new Error(`${block.root} breaks a rule`);
    return nodeOf(block.root);
  };
  let waiting: Attestation[] = [];
  const cast = (slot: number, tip: BlockNode, validators: readonly number[]): void => {
    const vote = voteFor(store, slot, tip, validators);
    pool.add(vote);
    waiting.push(vote);
  };
  const begin = (slot: number): void => {
    store.onTick(slot);
    for (const vote of waiting) store.onAttestation(vote);
    waiting = [];
  };

  // Epoch 0: all agree on chain A. Epoch 1: the first 48 honest votes go to a chain B that splits off before it.
  let other = nodeOf(ANCHOR_ROOT);
  for (let slot = 0; slot < 2 * SLOTS; slot++) {
    begin(slot);
    const [epoch, turn] = [calendar.epochOf(slot), slot % SLOTS];
    if (slot === SLOTS) other = add(bareBlock({ slot, parent: ANCHOR_ROOT, name: 'b 10' }), false);
    const tip = epoch === 0 || other.root === ANCHOR_ROOT ? store.head() : leadOf(store, 'a');
    const block = add(fill(slot, tip, `a ${String(slot)}`), true);
    cast(slot, epoch === 1 && turn < SWITCH_AFTER ? other : block, honestIn(turn));
    if (epoch === 0 && turn < CORRUPT_TURNS) cast(slot, block, corruptIn(turn));
  }
  let switches = 0;
  let abandoned = other;
  for (let slot = 2 * SLOTS; slot < EPOCHS * SLOTS; slot++) {
    begin(slot);
    const [epoch, turn] = [calendar.epochOf(slot), slot % SLOTS];
    if (turn === SWITCH_AFTER) {
      const led = store.head();
      const last = calendar.firstSlotOf(epoch) - 1;
      for (let late = 0; late < CORRUPT_TURNS; late++) {
        pool.add(voteFor(store, last - (SLOTS - 1) + late, abandoned, corruptIn(late)));
      }
      const side = abandoned.root.startsWith('a') ? 'a' : 'b';
      const withheld = add(fill(last, abandoned, `${side} withheld ${String(last)}`), false);
      if (store.tree.isAncestor(withheld, store.head())) switches++;
      abandoned = led;
    }
    const parent = store.head();
    const block = add(fill(slot, parent, `${parent.root[0] ?? ''} ${String(slot)}`), true);
    cast(slot, block, honestIn(turn));
  }
  return { switches, finalizedEpoch: store.finalized.epoch };
}

/** The tip of the chain whose blocks bear this letter. */
function leadOf({ tree }: Store, side: string): BlockNode {
  const ours = tree.nodes.filter(({ root }) => root.startsWith(`${side} `));
  const last = ours.at(-1);
  if (last === undefined) throw new Error(`chain ${side} has no block`);
  return last;
}

describe('bouncing attack (R. Nakamura 2019: Prevention of bouncing attack on FFG)', () => {
  it('keeps finality away for ever where a younger justified checkpoint is taken over at any time', () => {
    const { switches, finalizedEpoch } = bounce(null);
    expect(switches).toBe(EPOCHS - 2);
    expect(finalizedEpoch).toBeLessThan(0);
  });

  it('fails where late conflicting ones wait for the next epoch (safe slots)', () => {
    const { switches, finalizedEpoch } = bounce(3);
    expect(switches).toBe(0);
    expect(finalizedEpoch).toBeGreaterThan(EPOCHS - 5);
  });
});
