import { secondsToNanoseconds, type Out, type Replica, type ReplicaContext, type Value } from '@dmct/core';
import { KIND, Messages, type HotstuffMessage, type Request } from './messages.js';
import { clientTimeoutSeconds, type HotstuffParams } from './params.js';
import { weakQuorumSize } from './rules.js';
import { requestText } from './statements.js';

/** A request on its way. */
interface Outstanding {
  readonly message: HotstuffMessage;
  /** Who stated which result. */
  readonly replies: Map<Value, Set<number>>;
  timeoutNanoseconds: number;
  result: Value | null;
}

/** Waiting doubles with each repetition, this often at most. */
const DOUBLINGS_MAX = 6;

/**
 * The client (section 4): sends each request to all replicas, since any may lead next, and takes the result that f + 1 of
 * them agree on. Requests may overlap; their timestamps number them.
 */
export class HotstuffClient implements Replica<HotstuffMessage> {
  readonly #context: ReplicaContext<HotstuffParams>;
  readonly #messages: Messages;
  readonly #timeoutNanoseconds: number;
  readonly #weakQuorum: number;
  readonly #outstanding = new Map<number, Outstanding>();

  constructor(context: ReplicaContext<HotstuffParams>) {
    this.#context = context;
    this.#messages = new Messages(context.params.certificates === 'threshold');
    this.#timeoutNanoseconds = secondsToNanoseconds(clientTimeoutSeconds(context.params, context.network));
    this.#weakQuorum = weakQuorumSize(context.faultsTolerated);
  }

  onStart(out: Out<HotstuffMessage>): void {
    const { workload } = this.#context;
    for (let index = 0; index < workload.requests; index++) {
      const wait = workload.submitNanoseconds(index) - out.now;
      if (wait <= 0) this.#request(index, out);
      else out.setTimer(index, wait);
    }
  }

  onTimer(index: number, out: Out<HotstuffMessage>): void {
    const outstanding = this.#outstanding.get(index);
    if (outstanding === undefined) {
      this.#request(index, out);
    } else if (outstanding.result === null) {
      out.broadcast(outstanding.message);
      this.#wait(index, outstanding, out);
    }
  }

  onMessage(from: number, message: HotstuffMessage, out: Out<HotstuffMessage>): void {
    const { kind, request } = message;
    if (kind !== KIND.reply || from >= this.#context.nodes) return;
    if (typeof request !== 'object' || request === null) return;
    const { client, timestamp, value } = request;
    const outstanding = this.#outstanding.get(timestamp);
    if (client !== this.#context.id || outstanding === undefined || outstanding.result !== null) return;
    if (typeof value !== 'string') return;
    const replies = outstanding.replies.get(value) ?? new Set<number>();
    outstanding.replies.set(value, replies.add(from));
    if (replies.size < this.#weakQuorum) return;
    outstanding.result = value;
    out.cancelTimer(timestamp);
    out.decide(timestamp, value);
  }

  #request(index: number, out: Out<HotstuffMessage>): void {
    const { crypto, id } = this.#context;
    const value = this.#context.valueOf(index);
    const signature = crypto.sign(requestText(id, index, value));
    const request: Request = Object.freeze({ client: id, timestamp: index, value, signature });
    const outstanding: Outstanding = {
      message: this.#messages.request(request),
      replies: new Map(),
      timeoutNanoseconds: this.#timeoutNanoseconds,
      result: null,
    };
    this.#outstanding.set(index, outstanding);
    out.submit(index, value);
    out.broadcast(outstanding.message);
    this.#wait(index, outstanding, out);
  }

  #wait(index: number, outstanding: Outstanding, out: Out<HotstuffMessage>): void {
    out.setTimer(index, outstanding.timeoutNanoseconds);
    if (outstanding.timeoutNanoseconds < this.#timeoutNanoseconds * (1 << DOUBLINGS_MAX)) {
      outstanding.timeoutNanoseconds *= 2;
    }
  }

  snapshot(): unknown {
    return {
      role: 'client',
      results: [...this.#outstanding].map(([timestamp, { result }]) => [timestamp, result]),
    };
  }
}
