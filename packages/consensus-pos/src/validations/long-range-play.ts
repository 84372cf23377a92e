import type { Anchor, BlockNode } from '../store/block-tree.js';
import type { Attestation, Block, Transaction } from '../messages.js';
import { posParams } from '../params.js';
import { churnLimit, EMPTY_EXIT_QUEUE, enterExitQueue } from '../rules/exit-queue.js';
import { createSlotCalendar } from '../rules/slots.js';
import { stakeRules } from '../rules/stake-rules.js';
import { createStore, type Store } from '../store/store.js';

/** Seats in the validator set; each passes from the key that had it first to a second one. */
export const SEATS = 32;

/** Two blocks an epoch: the checkpoint's, and one with the votes for it. */
const CALENDAR = createSlotCalendar(posParams.parse({ slotsPerEpoch: 2 }));
const OPTIONS = { calendar: CALENDAR, validators: SEATS, proposerBoostPercent: 40 };
/** Epochs from the trusted checkpoint to now, where there is one. */
const CHECKPOINT_AGE_EPOCHS = 6;

/** A signing key; whoever holds it can sign whatever it likes, for ever. */
interface Key {
  readonly seat: number;
  readonly id: number;
}

/** A follower of the chain that believes blocks and signatures, and nobody's word. */
interface Follower {
  readonly store: Store;
  /** Adds a block if its parent is known and the keys that signed it hold their seats on its chain. */
  receive(block: Block): boolean;
  /** Key of each seat after the block. */
  holdersAt(root: string): readonly number[] | undefined;
}

/** What a new node ends up with. */
export interface Outcome {
  /** Whose history is final for it. */
  readonly history: 'forged' | 'true' | 'neither';
  readonly finalizedEpoch: number;
}

export interface LongRangeOptions {
  /** Epochs from where the histories part to now. */
  readonly ageEpochs: number;
  /** Whether the node starts from a recent checkpoint of the true history. */
  readonly hasCheckpoint: boolean;
  /** Which of the two it hears first. */
  readonly hearsFirst: 'forged' | 'true';
}

/**
 * Long-range attack: all first keys leave as fast as the queue lets them and withdraw their stake; those that have
 * withdrawn by now are sold, and sign a second history from the start, in which nobody ever left. A new node hears
 * both histories, which keep all rules of the chain alike.
 */
export function playLongRange({ ageEpochs, hasCheckpoint, hearsFirst }: LongRangeOptions): Outcome {
  const exitEpochs = queueExits();
  const firstKeys = exitEpochs.map((_, seat): Key => ({ seat, id: seat }));
  const truth = writeHistory('true', ageEpochs, (epoch) =>
    exitEpochs.map((exitEpoch, seat) => ({ seat, id: epoch < exitEpoch ? seat : SEATS + seat })),
  );
  const sold = firstKeys.filter(
    ({ seat }) => (exitEpochs[seat] ?? Infinity) + stakeRules().minValidatorWithdrawabilityDelay <= ageEpochs,
  );
  const forgery = writeHistory('forged', ageEpochs, () => sold);
  const node = createFollower(hasCheckpoint ? recentCheckpoint(truth.author, ageEpochs) : undefined);
  node.store.onTick(CALENDAR.firstSlotOf(ageEpochs));
  const heard = hearsFirst === 'forged' ? [forgery, truth] : [truth, forgery];
  for (const { blocks } of heard) for (const block of blocks) node.receive(block);
  const { root, epoch } = node.store.finalized;
  const [history] = root.split(' ');
  return { history: history === 'forged' || history === 'true' ? history : 'neither', finalizedEpoch: epoch };
}

/** The epoch from which each first key is gone. */
function queueExits(): readonly number[] {
  const { batches } = enterExitQueue(EMPTY_EXIT_QUEUE, SEATS, 0, churnLimit(SEATS, stakeRules()));
  return batches.flatMap(({ exitEpoch, count }) => Array.from({ length: count }, () => exitEpoch));
}

/** Blocks of the epochs 0 to `epochs` - 1, signed by the keys at hand and right by all rules of the chain. */
function writeHistory(
  name: string,
  epochs: number,
  keysAt: (epoch: number) => readonly Key[],
): { readonly blocks: readonly Block[]; readonly author: Follower } {
  const author = createFollower();
  const blocks: Block[] = [];
  let tip: BlockNode = author.store.tree.anchor;
  const extend = (
    slot: number,
    transactions: readonly Transaction[],
    attestations: readonly Attestation[],
  ) => {
    const root = `${name} ${String(slot)}`;
    const signature = { signer: 0, evidence: '' };
    const block = {
      slot,
      proposer: 0,
      parent: tip.root,
      transactions,
      attestations,
      slashings: [],
      root,
      signature,
    };
    author.store.onTick(slot);
    const node = author.receive(block) ? author.store.tree.get(root) : undefined;
    if (node === undefined) throw new Error(`${root} breaks a rule`);
    blocks.push(block);
    tip = node;
  };
  for (let epoch = 0; epoch < epochs; epoch++) {
    const slot = CALENDAR.firstSlotOf(epoch);
    const keys = keysAt(epoch);
    const holders = author.holdersAt(tip.root) ?? [];
    extend(slot, keys.filter(({ seat, id }) => id !== holders[seat]).map(handover), []);
    const source = author.store.stateAt(tip, epoch).finality.currentJustified;
    const data = { slot, head: tip.root, source, target: { epoch, root: tip.root } };
    const votes = keys.map(({ seat, id }) => ({
      data,
      validators: [seat],
      signature: { signer: id, evidence: '' },
    }));
    extend(slot + 1, [], votes);
  }
  return { blocks, author };
}

/** The exit of a seat's key and the deposit of its successor, in one. */
function handover({ seat, id }: Key): Transaction {
  return { nonce: seat, value: String(id), signature: { signer: seat, evidence: '' } };
}

function createFollower(checkpoint?: Anchor & { readonly holders: readonly number[] }): Follower {
  const store = createStore(checkpoint === undefined ? OPTIONS : { ...OPTIONS, anchor: checkpoint });
  const first = Array.from({ length: SEATS }, (_, seat) => seat);
  const holders = new Map([[store.tree.anchor.root, checkpoint?.holders ?? first]]);
  return {
    store,
    holdersAt: (root) => holders.get(root),
    receive: (block) => {
      const parent = store.tree.get(block.parent);
      const before = holders.get(block.parent);
      if (parent === undefined || before === undefined) return false;
      const after = [...before];
      for (const { nonce, value, signature } of block.transactions) {
        if (signature.signer === before[nonce]) after[nonce] = Number(value);
      }
      const isSigned = block.attestations.every(
        ({ validators: [seat = -1], signature }) => signature.signer === after[seat],
      );
      if (!isSigned || !store.onBlock(block, parent, false)) return false;
      holders.set(block.root, after);
      return true;
    },
  };
}

/** A block that is final for those who were there, with the state after it. */
function recentCheckpoint(author: Follower, ageEpochs: number) {
  const epoch = Math.max(0, ageEpochs - CHECKPOINT_AGE_EPOCHS);
  const node = author.store.tree.nodes.find(({ slot }) => slot === CALENDAR.firstSlotOf(epoch));
  if (node === undefined) throw new Error(`no checkpoint in epoch ${String(epoch)}`);
  return { ...node, holders: author.holdersAt(node.root) ?? [] };
}
