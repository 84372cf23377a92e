import type { Conditions } from '@dmct/core';
import type { BaseDelays, Spread } from './base-delays.js';
import {
  envelopeWord,
  JITTER_MEANS_MAX,
  packetExponential,
  packetExponentials,
  packetUniform,
} from './packet-draws.js';

const NANOSECONDS = 1e9;
const PURPOSE_LOSS = 0;
const PURPOSE_JITTER = 1;

/**
 * The message network: great-circle distance in fibre times a route factor, processing, jitter, loss, and an uplink
 * on which a sender's messages queue. Every draw belongs to its packet (see packet-draws.ts).
 *
 * Packets leave in bursts: `depart` names the envelope, then `delayTo` and `isLostTo` speak of its recipients.
 */
export class MessageNetwork {
  readonly #conditions: Conditions;
  readonly #seedWord: number;
  readonly #base: BaseDelays;
  /** When each uplink is free again, ns. */
  readonly #uplinkFree: Float64Array;
  readonly #fixed: number;
  /** The delays of the last broadcast or multicast. */
  #delays: Float64Array;
  // The burst under way.
  #from = 0;
  #row: Uint32Array | null = null;
  #word = 0;
  #now = 0;
  #transmission = 0;

  constructor(conditions: Conditions, participants: number, baseDelays: BaseDelays, seedWord: number) {
    this.#conditions = conditions;
    this.#seedWord = seedWord;
    this.#uplinkFree = new Float64Array(participants);
    this.#delays = new Float64Array(participants);
    this.#base = baseDelays;
    this.#fixed =
      conditions.fixedDelaySeconds === null ? -1 : Math.round(conditions.fixedDelaySeconds * NANOSECONDS);
  }

  /** Copies of this envelope, of so many bytes each, are handed to the sender's uplink at `now`. */
  depart(envelope: number, from: number, bytes: number, now: number): void {
    this.#from = from;
    this.#now = now;
    this.#word = envelopeWord(this.#seedWord, envelope);
    this.#transmission = (bytes * 8 * NANOSECONDS) / this.#conditions.bandwidthBitsPerSecond;
    this.#row = this.#base.row(from);
  }

  /** Whether the network may lose copies by itself. */
  get isLossy(): boolean {
    return this.#conditions.lossProbability > 0;
  }

  /** Whether the network loses the copy for `to` by itself. */
  isLostTo(to: number): boolean {
    const probability = this.#conditions.lossProbability;
    return probability > 0 && packetUniform(this.#word, to, PURPOSE_LOSS) < probability;
  }

  /** Delay of the next copy, which goes to `to`, whole ns: queueing, transmission, way, processing, jitter. */
  delayTo(to: number): number {
    if (this.#fixed >= 0) return this.#fixed;
    const from = this.#from;
    const now = this.#now;
    const { jitterFraction } = this.#conditions;
    const base = this.#base.at(this.#row, from, to);
    const jitter =
      jitterFraction === 0 ? 0 : jitterFraction * base * packetExponential(this.#word, to, PURPOSE_JITTER);
    const free = this.#uplinkFree[from] as number;
    const sent = (free > now ? free : now) + this.#transmission;
    this.#uplinkFree[from] = sent;
    return Math.round(sent - now + base + jitter);
  }

  /**
   * The delays of the next copies, one to each of the participants 0..count - 1 but the sender, in this order: what
   * {@link delayTo} gives one by one, in two plain loops. By recipient; good until the next call.
   */
  delaysToAll(count: number): Float64Array {
    const delays = this.#delays;
    if (this.#fixed >= 0) return delays.fill(this.#fixed);
    const { jitterFraction } = this.#conditions;
    if (jitterFraction === 0) delays.fill(0);
    else packetExponentials(this.#word, PURPOSE_JITTER, count, delays);
    const from = this.#from;
    const now = this.#now;
    const row = this.#row;
    const transmission = this.#transmission;
    const free = this.#uplinkFree[from] as number;
    let sent = free > now ? free : now;
    for (let to = 0; to < count; to++) {
      if (to === from) continue;
      sent += transmission;
      const base = this.#base.at(row, from, to);
      delays[to] = Math.round(sent - now + base + jitterFraction * base * (delays[to] as number));
    }
    this.#uplinkFree[from] = sent;
    return delays;
  }

  /**
   * The same for the participants of a list, by their place in it; the sender's own places hold nothing. First all ways are
   * looked up, so that the misses of a large table wait side by side and not one after the other.
   */
  delaysToGroup(group: readonly number[]): Float64Array {
    const { length } = group;
    if (length > this.#delays.length) this.#delays = new Float64Array(length);
    const delays = this.#delays;
    if (this.#fixed >= 0) return delays.fill(this.#fixed, 0, length);
    const from = this.#from;
    const row = this.#row;
    for (let k = 0; k < length; k++) delays[k] = this.#base.at(row, from, group[k] as number);
    const now = this.#now;
    const { jitterFraction } = this.#conditions;
    const transmission = this.#transmission;
    const free = this.#uplinkFree[from] as number;
    let sent = free > now ? free : now;
    for (let k = 0; k < length; k++) {
      const to = group[k] as number;
      if (to === from) continue;
      sent += transmission;
      const base = delays[k] as number;
      const jitter =
        jitterFraction === 0 ? 0 : jitterFraction * base * packetExponential(this.#word, to, PURPOSE_JITTER);
      delays[k] = Math.round(sent - now + base + jitter);
    }
    this.#uplinkFree[from] = sent;
    return delays;
  }

  /** How far delays without queueing, transmission and jitter reach, ns. */
  get baseSpread(): Spread {
    if (this.#fixed < 0) return this.#base.spread;
    // Who is alone has nobody to wait for.
    const delay = this.#uplinkFree.length > 1 ? this.#fixed : 0;
    return { longest: delay, median: delay };
  }

  /** The longest possible delay of a packet over a base delay, ns, uplink queues left out. */
  boundOver(baseDelayNanoseconds: number): number {
    if (this.#fixed >= 0) return this.#fixed;
    return Math.ceil(baseDelayNanoseconds * (1 + JITTER_MEANS_MAX * this.#conditions.jitterFraction));
  }
}
