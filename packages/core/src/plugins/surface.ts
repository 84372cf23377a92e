import type { Crypto } from '../replica/crypto.js';
import type { Message, Value } from '../replica/message.js';
import type { Emission } from '../replica/wave.js';

/** Where an adversary can bite. Generic operations live here, so that attacks know no strategy. */
export type SurfaceKind =
  'messages' | 'values' | 'votes' | 'chain' | 'mining' | 'field' | 'clock' | 'identity' | 'crypto';

/** Messages travel on a network: they can be withheld, delayed, dropped, duplicated. */
export interface MessagesSurface {
  readonly kind: 'messages';
}

/** Messages state values, so that a liar can state another. */
export interface ValuesSurface<M extends Message = Message> {
  readonly kind: 'values';
  /** The value (or what stands for it) that the message states, or null. */
  valueOf(message: M): Value | null;
  /**
   * The same message about another value, with digest, topic and signature as its corrupted sender can make them
   * (`crypto` signs as the corrupted sender, nobody else). Null where it can't be made: the sender is bound by
   * another's signature.
   */
  withValue(message: M, value: Value, crypto: Crypto): M | null;
}

/** Messages are votes that are counted towards quorums. */
export interface VotesSurface<M extends Message = Message> {
  readonly kind: 'votes';
  isVote(message: M): boolean;
}

/** A block as an adversary sees it. */
export interface BlockView {
  readonly id: string;
  readonly parent: string;
  readonly height: number;
  /** What the fork choice maximises along a chain, for this block alone (work, weight of votes). */
  readonly weight: number;
  readonly values: readonly Value[];
}

/** The strategy builds a chain of blocks: forks can be built in private and published later. */
export interface ChainSurface<M extends Message = Message> {
  readonly kind: 'chain';
  /** The block that the message carries, or null. */
  blockOf(message: M): BlockView | null;
  /** How many blocks, its own included, bury a value before it is final (6 for Bitcoin's custom). */
  finalDepth(params: unknown): number;
  /** Whether a certificate makes a block final by itself, so that there is no race between chains. Default: false. */
  readonly isCertified?: boolean;
}

/**
 * Blocks are found in a race (whoever finds one, at any moment, may keep it for later), at a difficulty that follows
 * from the times that the blocks state.
 */
export interface MiningSurface<M extends Message = Message> {
  readonly kind: 'mining';
  /** Blocks between two adjustments of the difficulty: the first one ends with the block of height `retargetBlocks - 1`. */
  retargetBlocks(params: unknown): number;
  /** The time that the message's block states, s from the start of the run; null where it carries none. */
  timeSecondsOf(message: M, params: unknown): number | null;
  /** How far ahead of its receivers' clocks a block's time may be, s. */
  aheadSecondsMax(params: unknown): number;
}

/** The strategy speaks through waves. */
export interface FieldSurface {
  readonly kind: 'field';
  /** The value whose carriers the emission sounds, or null (a coin, a pilot). Adversaries know the code book. */
  valueOf(emission: Emission): Value | null;
  /** The same emission sounding another value; null where it states none. */
  withValue(emission: Emission, value: Value): Emission | null;
  /**
   * When the honest participant `target` would begin what `emission` is for its emitter `from`, ns on `from`'s clock:
   * slots are public. Null, or absent, where the emission has no counterpart.
   */
  slotOf?(emission: Emission, from: number, target: number): number | null;
}

/** Replicas rely on their clocks. */
export interface ClockSurface {
  readonly kind: 'clock';
}

/** Identities are cheap to make. */
export interface IdentitySurface {
  readonly kind: 'identity';
}

/** Signatures bind replicas. */
export interface CryptoSurface {
  readonly kind: 'crypto';
}

/** A place where adversaries can bite, of one of the {@link SurfaceKind}s. */
export type Surface<M extends Message = Message> =
  | MessagesSurface
  | ValuesSurface<M>
  | VotesSurface<M>
  | ChainSurface<M>
  | MiningSurface<M>
  | FieldSurface
  | ClockSurface
  | IdentitySurface
  | CryptoSurface;

/** The surface of a kind, or undefined where the strategy lacks it. */
export function findSurface<K extends SurfaceKind, M extends Message>(
  surfaces: readonly Surface<M>[],
  kind: K,
): Extract<Surface<M>, { kind: K }> | undefined {
  return surfaces.find((surface): surface is Extract<Surface<M>, { kind: K }> => surface.kind === kind);
}
