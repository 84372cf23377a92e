import type { Value } from '@dmct/core';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/** One request of a batch: the client's number for it, by which a repetition is known, and what is asked. */
export interface Entry {
  readonly index: number;
  readonly value: Value;
}

const LENGTH_BYTES = 2;
const INDEX_BYTES = 4;
const CHECK_BYTES = 4;

/** Bytes of a batch of so many requests of so many bytes each. */
export function batchBytes(requests: number, requestBytes: number): number {
  return LENGTH_BYTES + requests * (INDEX_BYTES + LENGTH_BYTES + requestBytes) + CHECK_BYTES;
}

/** Bytes of a value in UTF-8. */
export function valueBytes(value: Value): number {
  return utf8ToBytes(value).length;
}

/**
 * A batch as it is radiated: the whole length, then each request's number, length and text, then the first 32 bits of
 * the digest of it all. Numbers are big-endian.
 */
export function encodeBatch(entries: readonly Entry[], digest: (text: string) => string): Uint8Array {
  const texts = entries.map(({ value }) => utf8ToBytes(value));
  const length = texts.reduce((sum, text) => sum + INDEX_BYTES + LENGTH_BYTES + text.length, LENGTH_BYTES);
  const bytes = new Uint8Array(length + CHECK_BYTES);
  let at = writeNumber(bytes, 0, LENGTH_BYTES, bytes.length);
  entries.forEach(({ index }, k) => {
    const text = texts[k]!;
    at = writeNumber(bytes, at, INDEX_BYTES, index);
    at = writeNumber(bytes, at, LENGTH_BYTES, text.length);
    bytes.set(text, at);
    at += text.length;
  });
  bytes.set(checkOf(bytes.subarray(0, at), digest), at);
  return bytes;
}

/** The length that a batch states in its first two bytes. */
export function statedLength(bytes: Uint8Array): number {
  return readNumber(bytes, 0, LENGTH_BYTES);
}

/** The requests, or null where the check fails or the bytes are no batch: whatever was radiated, it never throws. */
export function decodeBatch(bytes: Uint8Array, digest: (text: string) => string): readonly Entry[] | null {
  const end = bytes.length - CHECK_BYTES;
  if (end < LENGTH_BYTES || statedLength(bytes) !== bytes.length) return null;
  const check = checkOf(bytes.subarray(0, end), digest);
  if (check.some((byte, k) => byte !== bytes[end + k])) return null;
  const entries: Entry[] = [];
  for (let at = LENGTH_BYTES; at < end;) {
    if (at + INDEX_BYTES + LENGTH_BYTES > end) return null;
    const index = readNumber(bytes, at, INDEX_BYTES);
    const from = at + INDEX_BYTES + LENGTH_BYTES;
    at = from + readNumber(bytes, at + INDEX_BYTES, LENGTH_BYTES);
    const value = at <= end ? textOf(bytes.subarray(from, at)) : null;
    if (value === null) return null;
    entries.push({ index, value });
  }
  return entries;
}

function checkOf(bytes: Uint8Array, digest: (text: string) => string): Uint8Array {
  const hex = digest(bytesToHex(bytes));
  return Uint8Array.from({ length: CHECK_BYTES }, (_, k) => parseInt(hex.slice(2 * k, 2 * k + 2), 16));
}

function textOf(bytes: Uint8Array): string | null {
  try {
    return decodeURIComponent(bytesToHex(bytes).replace(/../g, '%$&'));
  } catch {
    return null;
  }
}

function writeNumber(bytes: Uint8Array, at: number, width: number, value: number): number {
  for (let k = 0, rest = value; k < width; k++, rest = Math.floor(rest / 256)) {
    bytes[at + width - 1 - k] = rest % 256;
  }
  return at + width;
}

function readNumber(bytes: Uint8Array, at: number, width: number): number {
  let value = 0;
  for (let k = 0; k < width; k++) value = 256 * value + (bytes[at + k] ?? 0);
  return value;
}
