import type { Signature } from '@dmct/core';
import type { Attestation, Block, BlockHeader, Slashing, Transaction, VoluntaryExit } from '../messages.js';
import type { Checkpoint } from '../rules/finality-gadget.js';

/**
 * A Byzantine peer may send anything in any field. These guards establish the shape (never the truth) of what came,
 * so that the rules behind them can trust their types.
 */
type Unknown<T> = { readonly [K in keyof T]?: unknown };

export function isTransaction(value: unknown): value is Transaction {
  const { nonce, value: order, signature } = fieldsOf<Transaction>(value);
  return isCount(nonce) && typeof order === 'string' && isSignature(signature);
}

export function isAttestation(value: unknown): value is Attestation {
  const { data, validators, signature } = fieldsOf<Attestation>(value);
  const { slot, head, source, target } = fieldsOf<Attestation['data']>(data);
  return (
    isCount(slot) &&
    typeof head === 'string' &&
    isCheckpoint(source) &&
    isCheckpoint(target) &&
    isAscending(validators) &&
    isSignature(signature)
  );
}

export function isBlock(value: unknown): value is Block {
  const block = fieldsOf<Block>(value);
  return (
    isHeader(value) &&
    typeof block.parent === 'string' &&
    isListOf(block.transactions, isTransaction) &&
    isListOf(block.attestations, isAttestation) &&
    isListOf(block.slashings, isSlashing) &&
    (block.exits === undefined || isListOf(block.exits, isExit))
  );
}

function isHeader(value: unknown): value is BlockHeader {
  const { slot, proposer, root, signature } = fieldsOf<BlockHeader>(value);
  return isCount(slot) && isCount(proposer) && typeof root === 'string' && isSignature(signature);
}

function isSlashing(value: unknown): value is Slashing {
  const { kind, headers, votes } = fieldsOf<{ kind: unknown; headers: unknown; votes: unknown }>(value);
  return kind === 'proposer'
    ? isListOf(headers, isHeader) && headers.length === 2
    : kind === 'attester' && isListOf(votes, isAttestation) && votes.length === 2;
}

function isExit(value: unknown): value is VoluntaryExit {
  const { validators, signature } = fieldsOf<VoluntaryExit>(value);
  return isAscending(validators) && isSignature(signature);
}

function isListOf<T>(value: unknown, isOne: (one: unknown) => one is T): value is readonly T[] {
  return Array.isArray(value) && value.every(isOne);
}

function isCheckpoint(value: unknown): value is Checkpoint {
  const { epoch, root } = fieldsOf<Checkpoint>(value);
  return Number.isSafeInteger(epoch) && typeof root === 'string';
}

function isSignature(value: unknown): value is Signature {
  const { signer, evidence } = fieldsOf<Signature>(value);
  return isCount(signer) && typeof evidence === 'string';
}

/** At least one validator, none twice. */
function isAscending(value: unknown): boolean {
  if (!Array.isArray(value) || value.length === 0) return false;
  let last = -1;
  // There may be thousands.
  for (const one of value as readonly unknown[]) {
    if (!isCount(one) || one <= last) return false;
    last = one;
  }
  return true;
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

function fieldsOf<T>(value: unknown): Unknown<T> {
  return typeof value === 'object' && value !== null ? value : {};
}
