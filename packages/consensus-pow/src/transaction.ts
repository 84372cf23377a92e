import { utf8ToBytes } from '@noble/hashes/utils.js';
import type { Crypto, Signature, Value } from '@dmct/core';
import { doubleSha256, toDisplayHex } from './hash.js';

/** Size of a simple payment on the wire. */
export const TRANSACTION_BYTES = 250;

/**
 * A client's signed wish to record `value` as the outcome of `instance`. It stands for a payment that spends one
 * coin: two transactions of one instance with different values are a double spend.
 */
export interface Transaction {
  readonly instance: number;
  readonly value: Value;
  readonly signature: Signature;
}

/** What the client signs. */
export function signedText(instance: number, value: Value): string {
  return `spend ${String(instance)} ${value}`;
}

/** A transaction signed by the owner of `crypto`. */
export function createTransaction(instance: number, value: Value, crypto: Crypto): Transaction {
  const { signer, evidence } = crypto.sign(signedText(instance, value));
  return Object.freeze({ instance, value, signature: Object.freeze({ signer, evidence }) });
}

const identifiers = new WeakMap<Transaction, string>();

/** Double SHA-256 over all of it, the signature included: another signature makes another transaction. */
export function transactionId(transaction: Transaction): string {
  // The id of what is frozen in all its parts never changes, so it is computed once for all who hold the object.
  let id = identifiers.get(transaction);
  if (id === undefined) {
    const { signer, evidence } = transaction.signature;
    const text = `${signedText(transaction.instance, transaction.value)}\n${String(signer)} ${evidence}`;
    id = toDisplayHex(doubleSha256(utf8ToBytes(text)));
    if (isFixedTransaction(transaction)) identifiers.set(transaction, id);
  }
  return id;
}

/** Whether nothing of a transaction can change any more. */
export function isFixedTransaction(transaction: Transaction): boolean {
  return Object.isFrozen(transaction) && Object.isFrozen(transaction.signature);
}

/** Whether something from the network has a transaction's form. Says nothing of its signature. */
export function isTransaction(thing: unknown): thing is Transaction {
  if (typeof thing !== 'object' || thing === null) return false;
  const { instance, value, signature } = thing as Partial<Transaction>;
  return (
    Number.isSafeInteger(instance) &&
    (instance as number) >= 0 &&
    typeof value === 'string' &&
    typeof signature === 'object' &&
    (signature as unknown) !== null &&
    Number.isSafeInteger(signature.signer) &&
    typeof signature.evidence === 'string'
  );
}
