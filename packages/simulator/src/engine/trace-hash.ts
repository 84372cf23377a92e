import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/** Version of what is folded and in which order; part of the hash. */
export const TRACE_SCHEMA_VERSION = 1;

/** What a record of the trace is about; the numbers are part of the hash, so they are never reused. */
export const RECORD = {
  deliver: 1,
  drop: 2,
  timer: 3,
  work: 4,
  emit: 5,
  observe: 6,
  submit: 7,
  decide: 8,
  retract: 9,
  crash: 10,
  recover: 11,
} as const;

/**
 * An incremental fingerprint of what happened: four int32 lanes, six words a record. Only xor, multiplication and
 * rotation of int32, so it is the same in every engine. It depends on order. It is no commitment: lanes are mixed
 * fast, not cryptographically, and SHA-256 only closes the last state.
 */
export class TraceHash {
  #a = 0x6a09e667;
  #b = 0xbb67ae85 | 0;
  #c = 0x3c6ef372;
  #d = 0xa54ff53a | 0;
  #records = 0;

  /** How many records were folded: the position of the next one in the trace. */
  get records(): number {
    return this.#records;
  }

  /** Folds one record; `at` is engine time in ns, `detail` an envelope's serial number, a tag or a digest word. */
  record(at: number, kind: number, from: number, to: number, detail: number): void {
    const high = Math.floor(at / 4294967296);
    let a = this.#a;
    let b = this.#b;
    let c = this.#c;
    let d = this.#d;
    a = (rotate(Math.imul(a ^ at, 0x9e3779b1)) + d) | 0;
    b = (rotate(Math.imul(b ^ high, 0x85ebca77)) + a) | 0;
    c = (rotate(Math.imul(c ^ kind, 0xc2b2ae3d)) + b) | 0;
    d = (rotate(Math.imul(d ^ from, 0x27d4eb2f)) + c) | 0;
    a = (rotate(Math.imul(a ^ to, 0x165667b1)) + d) | 0;
    b = (rotate(Math.imul(b ^ detail, 0xd3a2646d)) + a) | 0;
    this.#a = a;
    this.#b = b;
    this.#c = c;
    this.#d = d;
    this.#records++;
  }

  /** The hash, 64 hex digits, of the configuration's text and all records so far. */
  finish(configuration: string): string {
    const state = [this.#a, this.#b, this.#c, this.#d].map((lane) => (lane >>> 0).toString(16)).join(',');
    const text = `${String(TRACE_SCHEMA_VERSION)}|${configuration}|${String(this.#records)}|${state}`;
    return bytesToHex(sha256(utf8ToBytes(text)));
  }
}

function rotate(word: number): number {
  return (word << 13) | (word >>> 19);
}

/** A 32-bit digest of a text, for records that carry a value (FNV-1a). */
export function textWord(text: string): number {
  let hash = 0x811c9dc5 | 0;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash;
}
