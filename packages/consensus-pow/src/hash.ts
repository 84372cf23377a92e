import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, concatBytes, hexToBytes } from '@noble/hashes/utils.js';

/** Bitcoin's hash: SHA-256 of SHA-256 (FIPS 180-4; Nakamoto 2008). Takes any length, gives 32 bytes. */
export function doubleSha256(bytes: Uint8Array): Uint8Array {
  return sha256(sha256(bytes));
}

/**
 * Bytes as Bitcoin prints a hash: 64 hex digits of a little-endian 256-bit number, that is with the bytes
 * reversed. Every identifier in this package is such a text.
 */
export function toDisplayHex(bytes: Uint8Array): string {
  return bytesToHex(Uint8Array.from(bytes).reverse());
}

/** The inverse of {@link toDisplayHex}. Throws on anything but an even number of hex digits. */
export function fromDisplayHex(hex: string): Uint8Array {
  return hexToBytes(hex).reverse();
}

/** Whether `value` is the printed form of a 256-bit hash. A loop: a regular expression costs several times as much. */
export function isHash(value: unknown): value is string {
  if (typeof value !== 'string' || value.length !== 64) return false;
  for (let k = 0; k < 64; k++) {
    const code = value.charCodeAt(k);
    const isDigit = code >= 48 && code <= 57;
    if (!isDigit && !(code >= 97 && code <= 102)) return false;
  }
  return true;
}

/** Double SHA-256 of two hashes one after the other: an inner node of the Merkle tree. */
export function hashPair(left: Uint8Array, right: Uint8Array): Uint8Array {
  return doubleSha256(concatBytes(left, right));
}
