import { doubleSha256, fromDisplayHex, toDisplayHex } from './hash.js';

/** Size of a serialised header. */
export const HEADER_BYTES = 80;

/** A block header: what is hashed. Hashes are 64 hex digits as printed, times are seconds, the rest uint32. */
export interface Header {
  readonly version: number;
  readonly previous: string;
  readonly merkleRoot: string;
  readonly time: number;
  /** The target in compact form, nBits. */
  readonly bits: number;
  readonly nonce: number;
}

/** The 80 bytes that are hashed, all fields little-endian, as Bitcoin has them. */
export function encodeHeader(header: Header): Uint8Array {
  const bytes = new Uint8Array(HEADER_BYTES);
  const view = new DataView(bytes.buffer);
  view.setInt32(0, header.version, true);
  bytes.set(fromDisplayHex(header.previous), 4);
  bytes.set(fromDisplayHex(header.merkleRoot), 36);
  view.setUint32(68, header.time, true);
  view.setUint32(72, header.bits, true);
  view.setUint32(NONCE_OFFSET, header.nonce, true);
  return bytes;
}

/** Where the nonce stands in the 80 bytes. */
export const NONCE_OFFSET = 76;

/** Reads 80 bytes. Throws a RangeError on any other length. */
export function decodeHeader(bytes: Uint8Array): Header {
  if (bytes.length !== HEADER_BYTES) {
    throw new RangeError(`a block header has ${String(HEADER_BYTES)} bytes, not ${String(bytes.length)}`);
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return {
    version: view.getInt32(0, true),
    previous: toDisplayHex(bytes.subarray(4, 36)),
    merkleRoot: toDisplayHex(bytes.subarray(36, 68)),
    time: view.getUint32(68, true),
    bits: view.getUint32(72, true),
    nonce: view.getUint32(NONCE_OFFSET, true),
  };
}

/** The block's identifier: double SHA-256 of its header, as printed. */
export function headerHash(header: Header): string {
  return toDisplayHex(doubleSha256(encodeHeader(header)));
}
