import { secondsToNanoseconds, type Out, type Replica, type ReplicaContext, type Value } from '@dmct/core';
import { createRequestMessage, KIND, type PbftMessage, type Request } from './messages.js';
import { clientTimeoutSeconds, type PbftParams } from './params.js';
import { primaryOf, quorumSize, weakQuorumSize } from './rules.js';
import { requestText } from './statements.js';

/** One replica's last answer. */
interface Reply {
  readonly view: number;
  readonly isTentative: boolean;
}

/** A request on its way. */
interface Outstanding {
  readonly message: PbftMessage;
  /** By result, then by replica. */
  readonly replies: Map<Value, Map<number, Reply>>;
  timeoutNanoseconds: number;
  result: Value | null;
}

/** Waiting doubles with each repetition, this often at most. */
const DOUBLINGS_MAX = 6;

/**
 * The client (section 4.1): sends each request to the primary that it knows of, and to all replicas when no answer
 * comes; takes the result that f + 1 replicas agree on, or that a quorum states tentatively (section 5.1). Requests may overlap; their timestamps number them.
 */
export class PbftClient implements Replica<PbftMessage> {
  readonly #context: ReplicaContext<PbftParams>;
  readonly #timeoutNanoseconds: number;
  readonly #weakQuorum: number;
  readonly #quorum: number;
  readonly #outstanding = new Map<number, Outstanding>();
  #view = 0;

  constructor(context: ReplicaContext<PbftParams>) {
    this.#context = context;
    this.#timeoutNanoseconds = secondsToNanoseconds(clientTimeoutSeconds(context.params, context.network));
    this.#weakQuorum = weakQuorumSize(context.faultsTolerated);
    this.#quorum = context.params.quorum ?? quorumSize(context.nodes, context.faultsTolerated);
  }

  onStart(out: Out<PbftMessage>): void {
    const { workload } = this.#context;
    for (let index = 0; index < workload.requests; index++) {
      const wait = workload.submitNanoseconds(index) - out.now;
      if (wait <= 0) this.#request(index, out);
      else out.setTimer(index, wait);
    }
  }

  onTimer(index: number, out: Out<PbftMessage>): void {
    const outstanding = this.#outstanding.get(index);
    if (outstanding === undefined) {
      this.#request(index, out);
    } else if (outstanding.result === null) {
      out.broadcast(outstanding.message);
      this.#wait(index, outstanding, out);
    }
  }

  onMessage(from: number, message: PbftMessage, out: Out<PbftMessage>): void {
    const { kind, request, view } = message;
    if (kind !== KIND.reply || from >= this.#context.nodes || !Number.isSafeInteger(view)) return;
    if (typeof request !== 'object' || request === null) return;
    const { client, timestamp, value } = request;
    const outstanding = this.#outstanding.get(timestamp);
    if (client !== this.#context.id || outstanding === undefined || outstanding.result !== null) return;
    if (typeof value !== 'string' || view < 0) return;
    const replies = outstanding.replies.get(value) ?? new Map<number, Reply>();
    // A replica that was sure once stays so.
    if (replies.get(from)?.isTentative === false) return;
    outstanding.replies.set(value, replies.set(from, { view, isTentative: message.isTentative === true }));
    if (!this.#isEnough([...replies.values()], view)) return;
    outstanding.result = value;
    // One of these replicas is correct: the view is no later than the latest that a correct one is in.
    this.#view = [...replies.values()].map((reply) => reply.view).reduce((a, b) => Math.min(a, b));
    out.cancelTimer(timestamp);
    out.decide(timestamp, value);
  }

  /** f + 1 that executed what committed; or a quorum that prepared it in one view, so that it will commit. */
  #isEnough(replies: readonly Reply[], view: number): boolean {
    if (replies.filter(({ isTentative }) => !isTentative).length >= this.#weakQuorum) return true;
    return replies.filter((reply) => reply.view === view).length >= this.#quorum;
  }

  #request(index: number, out: Out<PbftMessage>): void {
    const { crypto, id, nodes } = this.#context;
    const value = this.#context.valueOf(index);
    const signature = crypto.sign(requestText(id, index, value));
    const request: Request = Object.freeze({ client: id, timestamp: index, value, signature });
    const outstanding: Outstanding = {
      message: createRequestMessage(request),
      replies: new Map(),
      timeoutNanoseconds: this.#timeoutNanoseconds,
      result: null,
    };
    this.#outstanding.set(index, outstanding);
    out.submit(index, value);
    out.send(primaryOf(this.#view, nodes), outstanding.message);
    this.#wait(index, outstanding, out);
  }

  #wait(index: number, outstanding: Outstanding, out: Out<PbftMessage>): void {
    out.setTimer(index, outstanding.timeoutNanoseconds);
    if (outstanding.timeoutNanoseconds < this.#timeoutNanoseconds * (1 << DOUBLINGS_MAX)) {
      outstanding.timeoutNanoseconds *= 2;
    }
  }

  snapshot(): unknown {
    return {
      role: 'client',
      view: this.#view,
      results: [...this.#outstanding].map(([timestamp, { result }]) => [timestamp, result]),
    };
  }
}
