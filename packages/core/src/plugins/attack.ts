import type { z } from 'zod';
import type { Assumption } from '../assumptions.js';
import type { RandomStream } from '../random/stream.js';
import type { Crypto } from '../replica/crypto.js';
import type { Message, Value } from '../replica/message.js';
import type { NetworkBounds, Replica } from '../replica/replica.js';
import type { Emission } from '../replica/wave.js';
import type { Place } from '../scenario/place.js';
import type { Property } from '../scenario/verdict.js';
import type { Citation } from './citation.js';
import type { Surface, SurfaceKind } from './surface.js';

/** What an adversary may do beyond corrupting its share; the engine refuses every use that was not declared. */
export type Power =
  | 'delay-messages'
  | 'drop-messages'
  | 'duplicate-messages'
  | 'directional-antenna'
  | 'exceed-power-cap'
  | 'off-gate-emission'
  | 'own-source';

/** A message on its way to one recipient, as the adversary's network power sees it. */
export interface Packet<M extends Message = Message> {
  readonly from: number;
  readonly to: number;
  readonly message: M;
  /** When it was sent, ns. */
  readonly sentNanoseconds: number;
  /** How long the network would take, ns. */
  readonly delayNanoseconds: number;
}

/** What becomes of a packet. `delay` is the new total delay in ns; `duplicate` that of a second copy. */
export type Fate =
  | 'deliver'
  | 'drop'
  | { readonly delay: number; readonly duplicate?: number }
  | { readonly duplicate: number };

/** What an adversary is told when it is made. It knows everything public, the faulty set, and both values. */
export interface AdversaryContext<P, M extends Message = Message> {
  readonly params: P;
  /** The strategy's parsed parameters, for the surfaces that ask for them. */
  readonly strategyParams: unknown;
  readonly nodes: number;
  readonly clients: number;
  /** Ids of the corrupted participants, ascending; clients included where the attack owns the source. */
  readonly faulty: readonly number[];
  /** Ids of the honest replicas, ascending. */
  readonly honest: readonly number[];
  isFaulty(id: number): boolean;
  /** Which surfaces the strategy has. */
  readonly surfaces: readonly Surface<M>[];
  /** What honest participants hold, and what the adversary wants instead. */
  readonly truth: Value;
  readonly lie: Value;
  readonly places: readonly Place[];
  pathLengthMetres(a: number, b: number): number;
  /** Each replica's share of the resource. */
  readonly shares: readonly number[];
  readonly network: NetworkBounds;
  /** Global stabilisation time, ns. */
  readonly gstNanoseconds: number;
  /** Global time, ns. */
  now(): number;
  /** The adversary's own random draws under a label. */
  stream(label: string): RandomStream;
  /** Signs as the corrupted participant `id`; throws for an honest one. */
  cryptoOf(id: number): Crypto;
  /**
   * Another honest replica of the corrupted participant `id`: same keys, same order, same draws, but a state and votes
   * of its own, so that one identity can work on several sides at once. Throws for an honest one.
   */
  createReplica(id: number): Replica<M>;
}

/** The adversary in one run. All members are optional: an empty one does nothing. */
export interface Adversary<M extends Message = Message> {
  /** Turns the honest replica `id` into the Byzantine one that takes its place. */
  corrupt?(replica: Replica<M>, id: number): Replica<M>;
  /** Decides a packet's fate. Needs a network power. */
  onPacket?(packet: Packet<M>): Fate;
  /** What corrupted `from` really radiates when its replica emits; [] for nothing. */
  onEmission?(emission: Emission, from: number): readonly Emission[];
  /**
   * What the adversary counted, once the run has ended: its share of a chain, the ties it won. Name (its unit at the
   * end, where it has one) to a finite number; what can't be told is left out.
   */
  measure?(): Readonly<Record<string, number>>;
}

/** What the attack aims at, for documentation and for the tests that it bites. */
export interface Expectation {
  /** Properties that fall once the assumptions named in `breaks` are broken. */
  readonly violates: readonly Property[];
  /** One sentence: where it bites and where it doesn't. */
  readonly summary: string;
}

/** An attack as a plugin. Write it with {@link defineAttack}. */
export interface Attack<P = unknown> {
  readonly name: string;
  readonly title: string;
  readonly summary: string;
  readonly citations: readonly Citation[];
  readonly params: z.ZodType<P>;
  /** Names of the only strategies it is written for, where it speaks their own messages. Default: whoever has the surfaces. */
  readonly strategies?: readonly string[];
  /** Surfaces that a strategy must have; an inner list means any one of them. */
  readonly needs: readonly (SurfaceKind | readonly SurfaceKind[])[];
  /**
   * What a strategy that has all of `needs` lacks all the same, as the end of "needs the surface ...", or null where it
   * lacks nothing. Default: null.
   */
  unfit?(surfaces: readonly Surface[]): string | null;
  readonly powers: readonly Power[];
  /** Assumptions that the attack aims to break. A result lists those that its deeds did break, as the engine saw them. */
  breaks(params: P): readonly Assumption[];
  readonly expects: Expectation;
  /**
   * Who is corrupted: `traitors` (default) takes the scenario's number, drawn by seed; `nearest` the same number of
   * those whose waves reach the others strongest (the sum of 1/path²); `none` nobody; a share takes as many replicas as
   * reach that share of the resource.
   */
  corruption?(params: P): 'traitors' | 'nearest' | 'none' | { readonly share: number };
  createAdversary(context: AdversaryContext<P>): Adversary;
  /**
   * What a run lacked for the attack to show, and the settings that give it (`--set KEY=VALUE … --horizon SECONDS`), as half a sentence for
   * people; null where it showed. For attacks that take longer than a run does by its defaults. Default: null.
   * @param measured what the adversary's `measure` gave.
   */
  unseen?(measured: Readonly<Record<string, number>>): string | null;
}

/** Infers an attack's types, so that its author writes none. */
export function defineAttack<P>(attack: Attack<P>): Attack<P> {
  return attack;
}
