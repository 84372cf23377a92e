import { threefry } from '../noise/threefry.js';
import { streamOfKey, type UniformStream } from '../noise/uniform-stream.js';

/** A hash that the caller has computed: bytes, or a string of hexadecimal digits in pairs. Physics doesn't hash. */
export type Digest = Uint8Array | string;

/** The bytes of a digest; throws one line if it is empty or not hexadecimal. */
export function digestBytes(digest: Digest): Uint8Array {
  const bytes = typeof digest === 'string' ? bytesOfHex(digest) : digest;
  if (bytes.length === 0) throw new RangeError('a digest must not be empty');
  return bytes;
}

/**
 * The random stream that a digest keys: its bytes, eight at a time, absorbed by Threefry in turn, then their number.
 * Different purposes take different labels. It spreads a hash; it isn't one, and doesn't have to be.
 */
export function streamOfDigest(digest: Digest, label: number): UniformStream {
  const bytes = digestBytes(digest);
  const words = new Int32Array(2);
  let key0 = 0;
  let key1 = 0;
  for (let at = 0; at <= bytes.length; at += 8) {
    const last = at + 8 > bytes.length;
    words[0] = wordAt(bytes, at);
    words[1] = wordAt(bytes, at + 4) ^ (last ? bytes.length : 0);
    threefry(key0, key1 ^ (last ? 1 : 0), words);
    key0 = words[0];
    key1 = words[1];
  }
  return streamOfKey(key0, key1, label);
}

function bytesOfHex(text: string): Uint8Array {
  if (text.length % 2 !== 0 || !/^[0-9a-fA-F]*$/.test(text)) {
    throw new RangeError(`a digest in text must be pairs of hexadecimal digits, got '${text.slice(0, 20)}'`);
  }
  return Uint8Array.from({ length: text.length / 2 }, (_, i) => parseInt(text.slice(2 * i, 2 * i + 2), 16));
}

function wordAt(bytes: Uint8Array, at: number): number {
  return (
    (bytes[at] ?? 0) |
    ((bytes[at + 1] ?? 0) << 8) |
    ((bytes[at + 2] ?? 0) << 16) |
    ((bytes[at + 3] ?? 0) << 24)
  );
}
