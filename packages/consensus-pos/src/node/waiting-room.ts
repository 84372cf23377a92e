import type { Block } from '../messages.js';
import type { VoteRecord } from './vote-register.js';

/** What came too early: blocks before their slot or their parent, votes before their slot has passed or their head. */
export interface WaitingRoom {
  holdBlock(block: Block): void;
  takeBlocksUntil(slot: number): readonly Block[];
  holdOrphan(block: Block): void;
  takeChildrenOf(root: string): Block[];
  holdVote(vote: VoteRecord): void;
  takeVotesBefore(slot: number): readonly VoteRecord[];
  holdVoteFor(vote: VoteRecord): void;
  takeVotesFor(root: string): readonly VoteRecord[];
  /** Marks an authentic block that can never join our chain; its descendants can't either. */
  reject(root: string): void;
  isRejected(root: string): boolean;
  /** Whether the block waits as an orphan or was rejected. */
  isKnown(root: string): boolean;
}

export function createWaitingRoom(): WaitingRoom {
  let early: Block[] = [];
  let fresh: VoteRecord[] = [];
  const orphans = new Map<string, Block[]>();
  const orphanRoots = new Set<string>();
  const headless = new Map<string, VoteRecord[]>();
  const rejected = new Set<string>();
  const takeChildrenOf = (root: string): Block[] => {
    const children = take(orphans, root);
    for (const child of children) orphanRoots.delete(child.root);
    return children;
  };
  return {
    holdBlock: (block) => void early.push(block),
    takeBlocksUntil: (slot) => {
      const [ready, rest] = split(early, (block) => block.slot <= slot);
      early = rest;
      return ready;
    },
    holdOrphan: (block) => {
      put(orphans, block.parent, block);
      orphanRoots.add(block.root);
    },
    takeChildrenOf,
    holdVote: (vote) => void fresh.push(vote),
    takeVotesBefore: (slot) => {
      const [ready, rest] = split(fresh, ({ attestation }) => attestation.data.slot < slot);
      fresh = rest;
      return ready;
    },
    holdVoteFor: (vote) => {
      put(headless, vote.attestation.data.head, vote);
    },
    takeVotesFor: (root) => take(headless, root),
    reject: (root) => {
      const doomed = [root];
      for (let next = doomed.pop(); next !== undefined; next = doomed.pop()) {
        rejected.add(next);
        doomed.push(...takeChildrenOf(next).map((child) => child.root));
      }
    },
    isRejected: (root) => rejected.has(root),
    isKnown: (root) => rejected.has(root) || orphanRoots.has(root),
  };
}

function put<T>(shelf: Map<string, T[]>, key: string, item: T): void {
  const items = shelf.get(key);
  if (items === undefined) shelf.set(key, [item]);
  else items.push(item);
}

function take<T>(shelf: Map<string, T[]>, key: string): T[] {
  const items = shelf.get(key) ?? [];
  shelf.delete(key);
  return items;
}

function split<T>(items: readonly T[], isReady: (item: T) => boolean): [T[], T[]] {
  return [items.filter(isReady), items.filter((item) => !isReady(item))];
}
