import {
  blockText,
  headerOf,
  headerText,
  type Block,
  type BlockHeader,
  type Slashing,
  type VoluntaryExit,
} from '../messages.js';
import type { VoteRecord } from './vote-register.js';
import { isBlock } from './well-formed.js';

/** What anybody would read in a block. */
export interface BlockRecord {
  readonly block: Block;
  /** What its root has to be the digest of. */
  readonly text: string;
  /** What its signature has to be over. */
  readonly headerText: string;
  readonly header: BlockHeader;
  /** Its votes as they were read, in its order. */
  readonly votes: readonly VoteRecord[];
}

/** Reads each block of a run once, as long as nobody can change it after that. Null for what is no block. */
export type BlockRegister = (block: unknown) => BlockRecord | null;

/** `readVote` gives what a vote says, null for what is no vote. */
export function createBlockRegister(readVote: (vote: unknown) => VoteRecord | null): BlockRegister {
  const records = new Map<unknown, BlockRecord>();
  // What can still be changed was copied when it was read.
  const isVoteFrozen = (vote: unknown): boolean => readVote(vote)?.attestation === vote;
  const isImmutable = (block: Block): boolean =>
    [block, block.signature, block.transactions, block.attestations, block.slashings].every(
      Object.isFrozen,
    ) &&
    block.transactions.every((order) => Object.isFrozen(order) && Object.isFrozen(order.signature)) &&
    block.attestations.every(isVoteFrozen) &&
    block.slashings.every((slashing) => isSlashingImmutable(slashing, isVoteFrozen)) &&
    (block.exits === undefined || areExitsImmutable(block.exits));
  return (given) => {
    const known = records.get(given);
    if (known !== undefined) return known;
    if (!isBlock(given)) return null;
    const record = {
      block: given,
      text: blockText(given),
      headerText: headerText(given),
      header: headerOf(given),
      votes: given.attestations.map(readVote).filter((vote) => vote !== null),
    };
    if (isImmutable(given)) records.set(given, record);
    return record;
  };
}

function areExitsImmutable(exits: readonly VoluntaryExit[]): boolean {
  const parts = exits.flatMap((exit) => [exit, exit.validators, exit.signature]);
  return [exits, ...parts].every((part) => Object.isFrozen(part));
}

function isSlashingImmutable(slashing: Slashing, isVoteFrozen: (vote: unknown) => boolean): boolean {
  if (!Object.isFrozen(slashing)) return false;
  if (slashing.kind === 'attester')
    return Object.isFrozen(slashing.votes) && slashing.votes.every(isVoteFrozen);
  return (
    Object.isFrozen(slashing.headers) &&
    slashing.headers.every((header) => Object.isFrozen(header) && Object.isFrozen(header.signature))
  );
}
