import type { Out } from '@dmct/core';
import { createInventoryMessage, GETDATA, INV, type ItemKind, type PowMessage } from './messages.js';

/** An item that was announced or found missing, and who may have it. */
interface Request {
  readonly item: ItemKind;
  readonly timer: number;
  /** Who may have it; those before `next` were asked. */
  readonly candidates: number[];
  next: number;
}

export interface GossipOptions {
  readonly peers: readonly number[];
  readonly relay: 'inv' | 'flood';
  readonly timeoutNanoseconds: number;
}

/** How one node hears of transactions and blocks and passes them on (Nakamoto 2008, section 5). */
export class Gossip {
  readonly #options: GossipOptions;
  readonly #requests = new Map<string, Request>();
  readonly #hashOfTimer = new Map<number, string>();
  #timers = 0;

  constructor(options: GossipOptions) {
    this.#options = options;
  }

  get pending(): number {
    return this.#requests.size;
  }

  /** Sends one's own item to all peers, unasked: "it broadcasts the block to all nodes". */
  push(message: PowMessage, out: Out<PowMessage>): void {
    this.#multicast(message, this.#options.peers, out);
  }

  /** Passes an item on to the peers that aren't known to have it. */
  relay(
    item: ItemKind,
    hash: string,
    full: PowMessage,
    holders: readonly number[],
    out: Out<PowMessage>,
  ): void {
    const group = without(this.#options.peers, holders);
    const message = this.#options.relay === 'flood' ? full : createInventoryMessage(INV, item, hash);
    this.#multicast(message, group, out);
  }

  /** `candidates` may have an item that is missing here: asks the first, and the others when it doesn't answer. */
  want(item: ItemKind, hash: string, candidates: readonly number[], out: Out<PowMessage>): void {
    const pending = this.#requests.get(hash);
    if (pending !== undefined) {
      for (const candidate of candidates) {
        if (!pending.candidates.includes(candidate)) pending.candidates.push(candidate);
      }
      return;
    }
    const timer = this.#timers++;
    this.#hashOfTimer.set(timer, hash);
    this.#requests.set(hash, { item, timer, candidates: [...new Set(candidates)], next: 0 });
    this.#ask(hash, out);
  }

  /** The item is here, from `from`. Returns who is known to have it. */
  arrived(hash: string, from: number, out: Out<PowMessage>): readonly number[] {
    const pending = this.#requests.get(hash);
    if (pending === undefined) return [from];
    out.cancelTimer(pending.timer);
    this.#forget(hash, pending);
    return [from, ...pending.candidates];
  }

  /** What came under this hash was spoilt on the way: asks the next who may have it. */
  spoilt(hash: string, out: Out<PowMessage>): void {
    if (this.#requests.has(hash)) this.#ask(hash, out);
  }

  onTimer(timer: number, out: Out<PowMessage>): void {
    const hash = this.#hashOfTimer.get(timer);
    if (hash !== undefined) this.#ask(hash, out);
  }

  /** After a crash all timers are gone, and so are the answers. */
  reset(): void {
    this.#requests.clear();
    this.#hashOfTimer.clear();
  }

  #ask(hash: string, out: Out<PowMessage>): void {
    const request = this.#requests.get(hash);
    if (request === undefined) return;
    const candidate = request.candidates[request.next++];
    if (candidate === undefined) {
      out.cancelTimer(request.timer);
      this.#forget(hash, request);
      return;
    }
    out.send(candidate, createInventoryMessage(GETDATA, request.item, hash));
    out.setTimer(request.timer, this.#options.timeoutNanoseconds);
  }

  #forget(hash: string, request: Request): void {
    this.#requests.delete(hash);
    this.#hashOfTimer.delete(request.timer);
  }

  #multicast(message: PowMessage, group: readonly number[], out: Out<PowMessage>): void {
    if (group.length > 0) out.multicast(message, group);
  }
}

/** Mostly one peer has it, whoever sent it: then each is compared with that one alone. */
function without(peers: readonly number[], holders: readonly number[]): readonly number[] {
  const [only] = holders;
  if (holders.length === 1) return peers.filter((peer) => peer !== only);
  return peers.filter((peer) => !holders.includes(peer));
}
