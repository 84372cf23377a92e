import type { RandomStream } from '../random/stream.js';
import type { Place } from '../scenario/place.js';
import type { Crypto } from './crypto.js';
import type { Message, Value } from './message.js';
import type { Ballot, VoteBook } from './vote-book.js';
import type { Emission, Observation, ObservationRequest, WaveMedium } from './wave.js';

/**
 * A protocol participant: a state machine that is fed events and records intents in `out`. It holds no clock, no
 * socket and no global, and never asks whether it is Byzantine: misbehaviour wraps a replica from outside.
 * Events from a Byzantine peer may hold anything; a replica ignores what it can't use and never throws on it.
 */
export interface Replica<M extends Message = Message> {
  onStart?(out: Out<M>): void;
  /** A message arrived. `from` is true (channels are authenticated); what the message says may be a lie. */
  onMessage?(from: number, message: M, out: Out<M>): void;
  /**
   * The vote that the message is, where all that `onMessage` does with it is `votes.add(message.topic, me, from,
   * ballot.evidence)` before the count reaches what the replica asked to be told of (`votes.quietUntil`); else null. It
   * depends on message and sender alone: any one replica is asked, once for all recipients. A wrapper that leaves it out,
   * as {@link ForwardingReplica} does, hears every message.
   */
  ballotOf?(from: number, message: M): Ballot | null;
  /** The window of an earlier `out.observe` closed. */
  onObservation?(observation: Observation, out: Out<M>): void;
  /** The timer `id` fired. */
  onTimer?(id: number, out: Out<M>): void;
  /** The race of an earlier `out.work` was won. */
  onWork?(tag: number, out: Out<M>): void;
  /** The replica was down and is up again; its state is what it was, its timers are gone. */
  onRecover?(out: Out<M>): void;
  /** The state as plain JSON data: for debugging, traces and the conformance suite. */
  snapshot(): unknown;
}

/**
 * Where a replica records what it wants. One object an engine, reused: valid during the call that got it, never
 * to be kept. Times are nanoseconds on the replica's own clock, its skew included.
 */
export interface Out<M extends Message = Message> {
  /** The replica's own clock, ns. */
  readonly now: number;
  send(to: number, message: M): void;
  /** One shared message to every replica but oneself (not to clients). */
  broadcast(message: M): void;
  /** One shared message to the listed participants. */
  multicast(message: M, group: readonly number[]): void;
  /** Radiates a wave. Only where the strategy's medium is `waves`. */
  emit(emission: Emission): void;
  /** Listens. Only where the strategy's medium is `waves`. */
  observe(request: ObservationRequest): void;
  /** (Re)starts the timer `id`, an integer >= 0, to fire after `delayNanoseconds`. */
  setTimer(id: number, delayNanoseconds: number): void;
  cancelTimer(id: number): void;
  /**
   * Works on one job until the race is won: exponential with mean `effortSeconds` / (my share of the resource),
   * where `effortSeconds` is what the whole network's resource would need on average. A new call replaces the
   * job; an effort of Infinity stops it.
   */
  work(tag: number, effortSeconds: number): void;
  /** A value enters the system here: finality time counts from its first submission. */
  submit(instance: number, value: Value): void;
  /** Decides, for good. A client decides when it has the answer it accepts. */
  decide(instance: number, value: Value): void;
  /** Takes a decision back: what a chain does when it loses a final block. Always a finality violation. */
  retract(instance: number): void;
}

/** What the participants may take as known about the message network, in seconds. */
export interface NetworkBounds {
  /** Bound on the delay of a message between honest participants, once the network is stable. */
  readonly delaySecondsMax: number;
  /** Typical (median over pairs) delay. */
  readonly delaySecondsMedian: number;
}

/** The order(s) that the participants are to agree on. */
export interface Workload {
  readonly kind: 'orders' | 'log';
  /** How many values enter: 1 for `orders`. */
  readonly requests: number;
  /** When value `index` enters, ns from the start. */
  submitNanoseconds(index: number): number;
}

/** What a replica (or client) is told when it is made. */
export interface ReplicaContext<P> {
  /** 0..nodes-1 for replicas, nodes..nodes+clients-1 for clients. */
  readonly id: number;
  readonly role: 'replica' | 'client';
  /** How many replicas, N. */
  readonly nodes: number;
  /** How many clients, outside the N. */
  readonly clients: number;
  /** The strategy's own f: maxFaulty(nodes, params). */
  readonly faultsTolerated: number;
  readonly params: P;
  /** Where everyone is, clients included; index is the participant's id. */
  readonly places: readonly Place[];
  /** Length of the waves' path between two participants, m. Public geometry. */
  pathLengthMetres(a: number, b: number): number;
  /** Each replica's share of the resource; sums to 1. */
  readonly shares: readonly number[];
  readonly workload: Workload;
  /** The value that this participant holds for request `index`. */
  valueOf(index: number): Value;
  /** The values that may be proposed, publicly known; in `orders` the two orders, the lexically first one first. */
  readonly candidates: readonly Value[];
  readonly network: NetworkBounds;
  /** Absent where the strategy's medium is `messages`. */
  readonly waves?: WaveMedium;
  /** My own stream of random draws under a label. */
  stream(label: string): RandomStream;
  /** A stream that all participants share: public randomness, drawn anew (from its start) at each call. */
  publicStream(label: string): RandomStream;
  readonly votes: VoteBook;
  readonly crypto: Crypto;
}
