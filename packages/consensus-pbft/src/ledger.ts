import type { Crypto } from '@dmct/core';
import type { ClientRequest } from '@dmct/replication';
import { stateText } from './statements.js';

/** Digest of the state that all begin with. */
export const GENESIS_DIGEST = 'genesis';

/**
 * The service's state: the requests executed, in order, null requests included. Its digest after each checkpoint
 * interval is chained to that of the interval before, so that a checkpoint costs one digest and a replica left behind
 * can check what it is handed from any checkpoint of its own on.
 */
export class Ledger {
  readonly #crypto: Crypto;
  readonly #interval: number;
  readonly #requests: (ClientRequest | null)[] = [];
  /** Digests of the state after 0, 1, 2 ... intervals. */
  readonly #states: string[] = [GENESIS_DIGEST];
  /** Digests of the requests since the last of them. */
  #recent: string[] = [];

  constructor(crypto: Crypto, interval: number) {
    this.#crypto = crypto;
    this.#interval = interval;
  }

  get length(): number {
    return this.#requests.length;
  }

  /** The digest of the state where this request ends an interval; null elsewhere. */
  append(request: ClientRequest | null, digest: string): string | null {
    this.#requests.push(request);
    this.#recent.push(digest);
    if (this.#recent.length < this.#interval) return null;
    const state = this.#next(this.#states.at(-1) ?? GENESIS_DIGEST, this.#recent);
    this.#states.push(state);
    this.#recent = [];
    return state;
  }

  /** The last checkpoint taken at or before a sequence number. */
  checkpointBefore(sequence: number): number {
    return sequence - (sequence % this.#interval);
  }

  after(sequence: number, last: number): readonly (ClientRequest | null)[] {
    return this.#requests.slice(sequence, last);
  }

  /** The digest that the state would have if these requests followed the checkpoint `start`; null: no such point. */
  digestAfter(start: number, requestDigests: readonly string[]): string | null {
    let state = this.#states[start / this.#interval];
    if (state === undefined || requestDigests.length % this.#interval !== 0) return null;
    for (let at = 0; at < requestDigests.length; at += this.#interval) {
      state = this.#next(state, requestDigests.slice(at, at + this.#interval));
    }
    return state;
  }

  #next(before: string, requestDigests: readonly string[]): string {
    return this.#crypto.digest(stateText(before, requestDigests));
  }
}
