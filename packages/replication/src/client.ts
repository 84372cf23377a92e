import {
  secondsToNanoseconds,
  type Message,
  type Out,
  type Replica,
  type ReplicaContext,
  type Value,
} from '@dmct/core';
import { signRequest, type ClientRequest } from './request.js';

/** What a protocol settles for its clients: the words, to whom they go, and how many answers make a result. */
export interface ClientProtocol<M extends Message, A> {
  /** How long a client waits before it asks again; doubled with each repetition. */
  readonly timeoutSeconds: number;
  requestMessage(request: ClientRequest): M;
  /** Whom a client asks first; all replicas unless given, since any may propose next. */
  firstAsked?(): number;
  /** The request that a reply answers and what it says beside; null for a message that is no reply. May hold anything. */
  replyOf(message: M): Reply<A> | null;
  /** Whether an earlier answer of a replica is not to be replaced by a later one. */
  stands?(earlier: A): boolean;
  /** Whether replicas that gave these answers, `latest` among them, settle the result. */
  isEnough(answers: readonly A[], latest: A): boolean;
  /** A result was taken on the word of these answers. */
  onResult?(answers: readonly A[]): void;
  /** What the client's state holds beside its results, as plain data. */
  snapshot?(): Readonly<Record<string, unknown>>;
}

/** A replica's reply: its request names client, timestamp and result. */
export interface Reply<A> {
  readonly request: unknown;
  readonly answer: A;
}

interface Outstanding<M, A> {
  readonly message: M;
  /** By result, then by replica. */
  readonly replies: Map<Value, Map<number, A>>;
  timeoutNanoseconds: number;
  result: Value | null;
}

/** Waiting doubles with each repetition, this often at most. */
const DOUBLINGS_MAX = 6;

/**
 * A client of a replicated service (Castro and Liskov 1999, section 4.1): signs each request and asks, asks all replicas
 * when no answer comes, and takes the result that enough of them agree on. Requests may overlap; their timestamps
 * number them.
 */
export class Client<M extends Message, A> implements Replica<M> {
  readonly #context: ReplicaContext<unknown>;
  readonly #protocol: ClientProtocol<M, A>;
  readonly #timeoutNanoseconds: number;
  readonly #outstanding = new Map<number, Outstanding<M, A>>();

  constructor(context: ReplicaContext<unknown>, protocol: ClientProtocol<M, A>) {
    this.#context = context;
    this.#protocol = protocol;
    this.#timeoutNanoseconds = secondsToNanoseconds(protocol.timeoutSeconds);
  }

  onStart(out: Out<M>): void {
    const { workload } = this.#context;
    for (let index = 0; index < workload.requests; index++) {
      const wait = workload.submitNanoseconds(index) - out.now;
      if (wait <= 0) this.#request(index, out);
      else out.setTimer(index, wait);
    }
  }

  onTimer(index: number, out: Out<M>): void {
    const outstanding = this.#outstanding.get(index);
    if (outstanding === undefined) {
      this.#request(index, out);
    } else if (outstanding.result === null) {
      out.broadcast(outstanding.message);
      this.#wait(index, outstanding, out);
    }
  }

  onMessage(from: number, message: M, out: Out<M>): void {
    if (from >= this.#context.nodes) return;
    const reply = this.#protocol.replyOf(message);
    if (typeof reply?.request !== 'object' || reply.request === null) return;
    const { client, timestamp, value } = reply.request as Partial<ClientRequest>;
    const outstanding = this.#outstanding.get(timestamp as number);
    if (client !== this.#context.id || outstanding === undefined || outstanding.result !== null) return;
    if (typeof value !== 'string') return;
    const replies = outstanding.replies.get(value) ?? new Map<number, A>();
    const earlier = replies.get(from);
    if (earlier !== undefined && this.#protocol.stands?.(earlier) === true) return;
    outstanding.replies.set(value, replies.set(from, reply.answer));
    const answers = [...replies.values()];
    if (!this.#protocol.isEnough(answers, reply.answer)) return;
    outstanding.result = value;
    this.#protocol.onResult?.(answers);
    out.cancelTimer(timestamp as number);
    out.decide(timestamp as number, value);
  }

  #request(index: number, out: Out<M>): void {
    const { crypto, id } = this.#context;
    const value = this.#context.valueOf(index);
    const outstanding: Outstanding<M, A> = {
      message: this.#protocol.requestMessage(signRequest(id, index, value, crypto)),
      replies: new Map(),
      timeoutNanoseconds: this.#timeoutNanoseconds,
      result: null,
    };
    this.#outstanding.set(index, outstanding);
    out.submit(index, value);
    const first = this.#protocol.firstAsked?.();
    if (first === undefined) out.broadcast(outstanding.message);
    else out.send(first, outstanding.message);
    this.#wait(index, outstanding, out);
  }

  #wait(index: number, outstanding: Outstanding<M, A>, out: Out<M>): void {
    out.setTimer(index, outstanding.timeoutNanoseconds);
    if (outstanding.timeoutNanoseconds < this.#timeoutNanoseconds * (1 << DOUBLINGS_MAX)) {
      outstanding.timeoutNanoseconds *= 2;
    }
  }

  snapshot(): unknown {
    return {
      role: 'client',
      ...this.#protocol.snapshot?.(),
      results: [...this.#outstanding].map(([timestamp, { result }]) => [timestamp, result]),
    };
  }
}
