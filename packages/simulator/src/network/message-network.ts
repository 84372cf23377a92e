import type { Conditions } from '@dmct/core';
import { FIBRE_REFRACTIVE_INDEX, SPEED_OF_LIGHT } from '@dmct/physics';
import { JITTER_MEANS_MAX, packetExponential, packetUniform } from './packet-draws.js';

const NANOSECONDS = 1e9;
const PURPOSE_LOSS = 0;
const PURPOSE_JITTER = 1;
/** Up to this many participants the base delays of all pairs are kept (32 MB at most). */
const CACHED_PARTICIPANTS_MAX = 2048;

/** How far two participants are apart on the ground, m. */
export type GroundDistance = (a: number, b: number) => number;

/**
 * The message network: great-circle distance in fibre times a route factor, processing, jitter, loss, and an uplink
 * on which a sender's messages queue. Every draw belongs to its packet (see packet-draws.ts).
 */
export class MessageNetwork {
  readonly #conditions: Conditions;
  readonly #participants: number;
  readonly #ground: GroundDistance;
  readonly #seedWord: number;
  readonly #base: Float64Array | null;
  readonly #uplinkFree: Float64Array;
  readonly #fixed: number;

  constructor(conditions: Conditions, participants: number, ground: GroundDistance, seedWord: number) {
    this.#conditions = conditions;
    this.#participants = participants;
    this.#ground = ground;
    this.#seedWord = seedWord;
    this.#uplinkFree = new Float64Array(participants);
    this.#base =
      participants <= CACHED_PARTICIPANTS_MAX ? new Float64Array(participants * participants).fill(-1) : null;
    this.#fixed =
      conditions.fixedDelaySeconds === null ? -1 : Math.round(conditions.fixedDelaySeconds * NANOSECONDS);
  }

  /** Whether the network loses this packet by itself. */
  isLost(envelope: number, to: number): boolean {
    const probability = this.#conditions.lossProbability;
    return probability > 0 && packetUniform(this.#seedWord, envelope, to, PURPOSE_LOSS) < probability;
  }

  /** Delay of one packet handed to the uplink at `now`, whole ns: queueing, transmission, way, processing, jitter. */
  delay(envelope: number, from: number, to: number, bytes: number, now: number): number {
    if (this.#fixed >= 0) return this.#fixed;
    const base = this.baseDelay(from, to);
    const jitter =
      this.#conditions.jitterFraction *
      base *
      (this.#conditions.jitterFraction === 0
        ? 0
        : packetExponential(this.#seedWord, envelope, to, PURPOSE_JITTER));
    const free = this.#uplinkFree[from] as number;
    const sent =
      (free > now ? free : now) + (bytes * 8 * NANOSECONDS) / this.#conditions.bandwidthBitsPerSecond;
    this.#uplinkFree[from] = sent;
    return Math.round(sent - now + base + jitter);
  }

  /** The delay without queueing, transmission and jitter, ns. */
  baseDelay(from: number, to: number): number {
    if (this.#fixed >= 0) return this.#fixed;
    if (this.#base === null) return this.#computeBase(from, to);
    const at = from * this.#participants + to;
    let base = this.#base[at] as number;
    if (base < 0) {
      base = this.#computeBase(from, to);
      this.#base[at] = base;
      this.#base[to * this.#participants + from] = base;
    }
    return base;
  }

  /** The longest possible delay of a packet over a base delay, ns, uplink queues left out. */
  boundOver(baseDelayNanoseconds: number): number {
    if (this.#fixed >= 0) return this.#fixed;
    return Math.ceil(baseDelayNanoseconds * (1 + JITTER_MEANS_MAX * this.#conditions.jitterFraction));
  }

  #computeBase(from: number, to: number): number {
    const metres = this.#ground(from, to) * this.#conditions.routeFactor;
    const seconds = (metres * FIBRE_REFRACTIVE_INDEX) / SPEED_OF_LIGHT + this.#conditions.processingSeconds;
    return Math.round(seconds * NANOSECONDS);
  }
}
