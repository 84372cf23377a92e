import type { Crypto, Message, Signature, Value } from '@dmct/core';
import { isSameVote, type AttestationData } from './rules/slashing-conditions.js';

/** Names of the message kinds, by index. */
export const POS_MESSAGE_KINDS = ['transaction', 'block', 'attestation', 'block-request'] as const;
/** Kind of a message that carries a client's transaction. */
export const TRANSACTION = 0;
/** Kind of a message that carries a block. */
export const BLOCK = 1;
/** Kind of a message that carries one validator's vote. */
export const ATTESTATION = 2;
/** Kind of a message that asks for a block by its root. */
export const BLOCK_REQUEST = 3;

/** A client's signed order. Two with the same nonce conflict: the first one on a chain counts. */
export interface Transaction {
  readonly nonce: number;
  readonly value: Value;
  readonly signature: Signature;
}

/** The vote of those of one node's validators that are in the slot's committee, aggregated at the node. */
export interface Attestation {
  readonly data: AttestationData;
  /** Indices of those validators, one entry a vote. */
  readonly validators: readonly number[];
  readonly signature: Signature;
}

/** What a proposer signs. */
export interface BlockHeader {
  readonly slot: number;
  /** The proposing validator, its index. */
  readonly proposer: number;
  /** Digest of the whole block. */
  readonly root: string;
  readonly signature: Signature;
}

/** A signed block: its header, and the transactions, votes and evidence that it carries. */
export interface Block extends BlockHeader {
  readonly parent: string;
  readonly transactions: readonly Transaction[];
  readonly attestations: readonly Attestation[];
  /** Evidence against validators; each piece must convict somebody who is not slashed on this chain yet. */
  readonly slashings: readonly Slashing[];
  /** Validators that leave of their own will; left out of a block in which nobody does. */
  readonly exits?: readonly VoluntaryExit[];
}

/** What a node signs for validators of its own that want to leave (SignedVoluntaryExit, several in one): their indices, one entry a validator. */
export interface VoluntaryExit {
  readonly validators: readonly number[];
  readonly signature: Signature;
}

/** Two signed things that no honest validator signs both (ProposerSlashing, AttesterSlashing). */
export type Slashing =
  | { readonly kind: 'proposer'; readonly headers: readonly [BlockHeader, BlockHeader] }
  | { readonly kind: 'attester'; readonly votes: readonly [Attestation, Attestation] };

/** One shape for all kinds; the field that `kind` names is set, the others are null or empty. */
export interface PosMessage extends Message {
  readonly transaction: Transaction | null;
  readonly block: Block | null;
  readonly attestation: Attestation | null;
  /** Root of the block that is asked for. */
  readonly root: string;
}

// Sizes follow the specifications' SSZ containers: a BLS signature has 96 bytes, AttestationData 128 (slot 8,
// index 8, root 32, two checkpoints 40 each), a block without operations about 600 (header 112 and signature 96,
// randao reveal 96, eth1 data 72, graffiti 32, sync aggregate 160, offsets).
const ATTESTATION_DATA_BYTES = 128;
const SIGNATURE_BYTES = 96;
const BLOCK_BASE_BYTES = 600;
const TRANSACTION_BASE_BYTES = 110;
const REQUEST_BYTES = 40;
const SIGNED_HEADER_BYTES = 208;
const SIGNED_EXIT_BYTES = 112;
const VALIDATOR_INDEX_BYTES = 8;

/** What a client signs: equal texts are equal transactions. */
export function transactionText(nonce: number, value: Value): string {
  return `transaction/${String(nonce)}/${value}`;
}

/** What names a vote: equal texts are equal votes. */
export function attestationDataText(data: AttestationData): string {
  const { slot, head, source, target } = data;
  return `attestation/${String(slot)}/${head}/${String(source.epoch)}/${source.root}/${String(target.epoch)}/${target.root}`;
}

/** What a node signs for its validators: their indices, one entry a vote. */
export function attestationText(data: AttestationData, validators: readonly number[]): string {
  return `${attestationDataText(data)}/${listText(validators)}`;
}

/** Of lists that nobody can change any more. */
const listTexts = new WeakMap<readonly number[], string>();

/** Thousands of validators stand in a list, and it stands in the vote and in blocks: it is written out once. */
function listText(validators: readonly number[]): string {
  const known = listTexts.get(validators);
  if (known !== undefined) return known;
  const text = validators.join(',');
  if (Object.isFrozen(validators)) listTexts.set(validators, text);
  return text;
}

/** What a block's root is the digest of. Attestations and transactions stand in it with their signatures. */
export function blockText(block: Omit<Block, 'root' | 'signature'>): string {
  const transactions = block.transactions.map(
    ({ nonce, value, signature }) => `${String(nonce)}:${value}:${signature.evidence}`,
  );
  const attestations = block.attestations.map(
    ({ validators, signature }) =>
      `${String(signature.signer)}:${listText(validators)}:${signature.evidence}`,
  );
  const slashings = block.slashings.map((slashing) =>
    (slashing.kind === 'proposer' ? slashing.headers : slashing.votes)
      .map(({ signature }) => `${String(signature.signer)}:${signature.evidence}`)
      .join('+'),
  );
  const exits = (block.exits ?? []).map(
    ({ validators, signature }) => exitText(validators) + signature.evidence,
  );
  const lists = [transactions, attestations, slashings, ...(exits.length === 0 ? [] : [exits])];
  const contents = lists.map((list) => list.join(';')).join('/');
  return `block/${String(block.slot)}/${String(block.proposer)}/${block.parent}/${contents}`;
}

/** What a proposer signs: the header stands for the block, so that two of them convict it. */
export function headerText({ slot, proposer, root }: Omit<BlockHeader, 'signature'>): string {
  return `header/${String(slot)}/${String(proposer)}/${root}`;
}

/** What a node signs for validators that leave: their indices, one entry a validator. */
export function exitText(validators: readonly number[]): string {
  return `exit/${validators.join(',')}`;
}

/** The signed header by itself. */
export function headerOf({ slot, proposer, root, signature }: BlockHeader): BlockHeader {
  return Object.freeze({ slot, proposer, root, signature });
}

/** A client's transaction over a value, signed by it. */
export function signTransaction(nonce: number, value: Value, crypto: Crypto): Transaction {
  return Object.freeze({ nonce, value, signature: crypto.sign(transactionText(nonce, value)) });
}

/** The vote of a node's validators, one entry a vote in `validators`, signed by their node. */
export function signAttestation(
  data: AttestationData,
  validators: readonly number[],
  crypto: Crypto,
): Attestation {
  const { source, target } = data;
  for (const part of [source, target, data, validators]) Object.freeze(part);
  const signature = crypto.sign(attestationText(data, validators));
  return Object.freeze({ data, validators, signature });
}

/** An exit with its signature; `validators` has one entry a validator that leaves, its index. */
export function signExit(validators: readonly number[], crypto: Crypto): VoluntaryExit {
  return Object.freeze({
    validators: Object.freeze([...validators]),
    signature: crypto.sign(exitText(validators)),
  });
}

/** A block with its root and its proposer's signature. */
export function signBlock(content: Omit<Block, 'root' | 'signature'>, crypto: Crypto): Block {
  const root = crypto.digest(blockText(content));
  const { transactions, attestations, slashings, exits = [] } = content;
  for (const list of [transactions, attestations, slashings, exits]) Object.freeze(list);
  return Object.freeze({ ...content, root, signature: crypto.sign(headerText({ ...content, root })) });
}

/** A transaction as it is gossiped, its size in bytes with it. */
export function transactionMessage(transaction: Transaction): PosMessage {
  return message(TRANSACTION, transactionBytes(transaction), transaction, null, null, '');
}

/** A block as it is gossiped, its size in bytes with it. */
export function blockMessage(block: Block): PosMessage {
  return message(BLOCK, blockBytes(block), null, block, null, '');
}

/** A vote as it is gossiped, its size in bytes with it. */
export function attestationMessage(attestation: Attestation): PosMessage {
  const bytes = ATTESTATION_DATA_BYTES + SIGNATURE_BYTES + Math.ceil(attestation.validators.length / 8) + 4;
  return message(ATTESTATION, bytes, null, null, attestation, '');
}

/** A question for the block of a root (64 hex digits). */
export function blockRequestMessage(root: string): PosMessage {
  return message(BLOCK_REQUEST, REQUEST_BYTES, null, null, null, root);
}

function message(
  kind: number,
  bytes: number,
  transaction: Transaction | null,
  block: Block | null,
  attestation: Attestation | null,
  root: string,
): PosMessage {
  return Object.freeze({ kind, topic: -1, bytes, transaction, block, attestation, root });
}

function transactionBytes(transaction: Transaction): number {
  return TRANSACTION_BASE_BYTES + transaction.value.length;
}

/** Equal votes share one AttestationData and one aggregated signature in a block; each validator costs a bit. */
function blockBytes(block: Block): number {
  const aggregates: AttestationData[] = [];
  for (const { data } of block.attestations) {
    if (!aggregates.some((other) => isSameVote(data, other))) aggregates.push(data);
  }
  const votes = block.attestations.reduce((sum, { validators }) => sum + validators.length, 0);
  return (
    BLOCK_BASE_BYTES +
    block.transactions.reduce((sum, transaction) => sum + transactionBytes(transaction), 0) +
    aggregates.length * (ATTESTATION_DATA_BYTES + SIGNATURE_BYTES + 4) +
    Math.ceil(votes / 8) +
    block.slashings.reduce((sum, slashing) => sum + slashingBytes(slashing), 0) +
    (block.exits ?? []).reduce((sum, { validators }) => sum + SIGNED_EXIT_BYTES * validators.length, 0)
  );
}

function slashingBytes(slashing: Slashing): number {
  if (slashing.kind === 'proposer') return 2 * SIGNED_HEADER_BYTES;
  return slashing.votes.reduce(
    (sum, { validators }) =>
      sum + ATTESTATION_DATA_BYTES + SIGNATURE_BYTES + VALIDATOR_INDEX_BYTES * validators.length,
    0,
  );
}
