import type { Message, Signature, Value } from '@dmct/core';

export const MESSAGE_KINDS = ['order', 'signed-order'] as const;
export const ORDER = 0;
export const SIGNED_ORDER = 1;

/**
 * An order on its way down the recursion. `path` says through whose hands it came, the commander first and the
 * sender last: "g2 says that g1 says that the commander said attack" has the path [0, 1, 2].
 */
export interface GeneralsMessage extends Message {
  /** Which of the commander's orders: 0 but in the workload `log`. */
  readonly instance: number;
  readonly path: readonly number[];
  readonly value: Value;
  /** SM: one signature for each general on the path. OM: none. */
  readonly signatures: readonly Signature[];
}

/** Ethernet, IPv4 and UDP headers, an instance number, and the tag that authenticates the channel. */
const HEADER_BYTES = 14 + 20 + 8 + 4 + 16;
const PATH_ENTRY_BYTES = 2;
/** An Ed25519 signature (RFC 8032). */
const SIGNATURE_BYTES = 64;

const NO_SIGNATURES: readonly Signature[] = Object.freeze([]);

/** An oral message: nothing but the channel vouches for it. */
export function createOrder(instance: number, path: readonly number[], value: Value): GeneralsMessage {
  return Object.freeze({
    kind: ORDER,
    topic: -1,
    bytes: HEADER_BYTES + path.length * PATH_ENTRY_BYTES + value.length,
    instance,
    path: Object.freeze(path),
    value,
    signatures: NO_SIGNATURES,
  });
}

/** A signed message v : 0 : j1 : ... : jk; `signatures` has one for each general on the path. */
export function createSignedOrder(
  instance: number,
  path: readonly number[],
  value: Value,
  signatures: readonly Signature[],
): GeneralsMessage {
  return Object.freeze({
    kind: SIGNED_ORDER,
    topic: -1,
    bytes: HEADER_BYTES + path.length * (PATH_ENTRY_BYTES + SIGNATURE_BYTES) + value.length,
    instance,
    path: Object.freeze(path),
    value,
    signatures: Object.freeze(signatures),
  });
}

/**
 * What the general at `position` of the path signs: the order and everybody who signed before, itself included.
 * The first two fields and the last hold no bar, so no two statements share a text.
 */
export function signedText(
  instance: number,
  value: Value,
  path: readonly number[],
  position: number,
): string {
  return `order|${String(instance)}|${value}|${path.slice(0, position + 1).join(',')}`;
}
