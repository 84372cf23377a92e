import type { Conditions } from '@dmct/core';
import { FIBRE_REFRACTIVE_INDEX, SPEED_OF_LIGHT } from '@dmct/physics';
import type { PlacedParticipants } from '../places/topology.js';

/** Up to this many participants delays are kept: 71 MB if all speak to all. */
const KEPT_PARTICIPANTS_MAX = 4224;

/** Longer delays, ns, have no room in a row; they are computed each time. So are those of 0. */
const KEPT_DELAY_MAX = 0xffffffff;

const NANOSECONDS = 1e9;

/** Pairs of so many participants are all looked at for the spread; of more, every k-th. */
const PARTICIPANTS_EXACT_MAX = 512;

/** The longest and the middle one of the delays between different participants, ns; 0 where there is but one. */
export interface Spread {
  readonly longest: number;
  readonly median: number;
}

type Way = Pick<Conditions, 'routeFactor' | 'processingSeconds'>;

/**
 * How long a packet is under way between two participants, without queueing, transmission and jitter: whole ns, the
 * same both ways. Computed when first asked for and kept in one row a sender: a broadcast reads along a row, where the
 * transposed half would cost a cache miss each. For the same reason the way back is computed anew: to look it up in
 * thousands of rows takes as long as its arctangent.
 */
export class BaseDelays {
  readonly #way: Way;
  readonly #topology: PlacedParticipants;
  #spread: Spread | undefined;
  /** By sender, then recipient; 0: not known. */
  readonly #rows: (Uint32Array | undefined)[] = [];

  constructor(topology: PlacedParticipants, way: Way) {
    this.#topology = topology;
    this.#way = way;
  }

  /** The row of a sender, for {@link at}; null where none is kept. */
  row(from: number): Uint32Array | null {
    const { length } = this.#topology.places;
    if (length > KEPT_PARTICIPANTS_MAX) return null;
    return (this.#rows[from] ??= new Uint32Array(length));
  }

  /** The delay between two participants; `row` is the sender's. */
  at(row: Uint32Array | null, from: number, to: number): number {
    if (row === null) return this.#compute(from, to);
    const known = row[to] as number;
    if (known !== 0) return known;
    const delay = this.#compute(from, to);
    if (delay <= KEPT_DELAY_MAX) row[to] = delay;
    return delay;
  }

  /** Measured once: sorting the pairs would be a good part of a short run. */
  get spread(): Spread {
    return (this.#spread ??= this.#measure());
  }

  isFor({ processingSeconds, routeFactor }: Way): boolean {
    return this.#way.processingSeconds === processingSeconds && this.#way.routeFactor === routeFactor;
  }

  #measure(): Spread {
    const { length } = this.#topology.places;
    const stride = Math.max(1, Math.ceil(length / PARTICIPANTS_EXACT_MAX));
    const delays: number[] = [];
    for (let a = 0; a < length; a += stride) {
      const row = this.row(a);
      for (let b = a + 1; b < length; b += stride) delays.push(this.at(row, a, b));
    }
    const sorted = Float64Array.from(delays).sort();
    return { longest: sorted.at(-1) ?? 0, median: sorted[sorted.length >>> 1] ?? 0 };
  }

  #compute(from: number, to: number): number {
    const metres = this.#topology.greatCircleMetres(from, to) * this.#way.routeFactor;
    const seconds = (metres * FIBRE_REFRACTIVE_INDEX) / SPEED_OF_LIGHT + this.#way.processingSeconds;
    return Math.round(seconds * NANOSECONDS);
  }
}

const latest = new WeakMap<PlacedParticipants, BaseDelays>();

/** The base delays of a topology; runs one after the other in the same places share what they computed. */
export function baseDelaysOf(topology: PlacedParticipants, way: Way): BaseDelays {
  const known = latest.get(topology);
  if (known?.isFor(way) === true) return known;
  const { processingSeconds, routeFactor } = way;
  const delays = new BaseDelays(topology, { processingSeconds, routeFactor });
  latest.set(topology, delays);
  return delays;
}
