import {
  secondsToNanoseconds,
  type Out,
  type Replica,
  type ReplicaContext,
  type Signature,
  type Value,
} from '@dmct/core';
import {
  COMMIT,
  DECIDED,
  PREPARE,
  PROPOSE,
  REQUEST,
  STATUS,
  requestText,
  viewMessage,
  voteText,
  type Certificate,
  type Request,
  type ViewMessage,
} from './messages.js';
import { leaderOf, mayPrepare, quorumSize, Verifier } from './rules.js';

const VIEW_TIMER = 0;
const PROPOSE_TIMER = 1;
/** A view lasts so many times the known bound, and each one that much longer: in the end it is long enough. */
const VIEW_FACTOR = 8;
/** The leader waits so long for everybody's lock before it proposes. */
const STATUS_FACTOR = 1.5;

/** What a planted bug does to the protocol; all off is the healthy control. */
export interface Flaws {
  /** A replica enters a view without the lock it left the last one with. */
  readonly forgetsLock?: boolean;
  /** Nobody replaces a leader that doesn't deliver. */
  readonly neverChangesView?: boolean;
}

/** The client: signs its order, and sends it to everybody. */
export class ViewClient implements Replica<ViewMessage> {
  constructor(private readonly context: ReplicaContext<object>) {}

  onStart(out: Out<ViewMessage>): void {
    const value = this.context.valueOf(0);
    const request = { value, signature: this.context.crypto.sign(requestText(value)) };
    out.submit(0, value);
    out.broadcast(viewMessage(REQUEST, 0, { request, value }));
  }
  snapshot(): unknown {
    return {};
  }
}

export class ViewReplica implements Replica<ViewMessage> {
  private view = -1;
  private lock: Certificate | null = null;
  private decided: Value | null = null;
  /** Who has decided helps the others through a few more views: one honest leader's turn is among them. */
  private viewMax = Infinity;
  private preparedIn = -1;
  private proposedIn = -1;
  private readonly requests = new Map<Value, Request>();
  /** The highest lock that this view's leader was told of. */
  private highest: Certificate | null = null;
  /** Signatures gathered for each vote's topic. */
  private readonly gathered = new Map<number, Signature[]>();
  private readonly quorum: number;
  private readonly verifier: Verifier;
  private readonly bound: number;

  constructor(
    private readonly context: ReplicaContext<object>,
    private readonly flaws: Flaws,
  ) {
    const { crypto, faultsTolerated, network, nodes } = context;
    this.quorum = quorumSize(nodes, faultsTolerated);
    this.verifier = new Verifier(crypto, nodes, this.quorum);
    this.bound = secondsToNanoseconds(network.delaySecondsMax) + 1;
  }

  onStart(out: Out<ViewMessage>): void {
    this.enter(0, out);
  }

  onTimer(id: number, out: Out<ViewMessage>): void {
    if (id === PROPOSE_TIMER) this.propose(out);
    else if (this.flaws.neverChangesView !== true) this.enter(this.view + 1, out);
  }

  onRecover(out: Out<ViewMessage>): void {
    this.enter(this.view + 1, out);
  }

  onMessage(from: number, message: ViewMessage, out: Out<ViewMessage>): void {
    if (message.kind === REQUEST) this.learn(message.request);
    else if (message.kind === STATUS) this.onStatus(message);
    else if (message.kind === PROPOSE) this.onPropose(from, message, out);
    else if (message.kind === DECIDED) this.onDecided(message, out);
    else if (message.kind === PREPARE || message.kind === COMMIT) this.onVote(from, message, out);
  }

  snapshot(): unknown {
    return { view: this.view, lock: this.lock?.value ?? null, decided: this.decided };
  }

  private enter(view: number, out: Out<ViewMessage>): void {
    if (view > this.viewMax) return;
    this.view = view;
    this.highest = null;
    if (this.flaws.forgetsLock === true) this.lock = null;
    out.setTimer(VIEW_TIMER, VIEW_FACTOR * (view + 1) * this.bound);
    const leader = leaderOf(view, this.context.nodes);
    if (leader === this.context.id) {
      this.highest = this.lock;
      out.setTimer(PROPOSE_TIMER, Math.ceil(STATUS_FACTOR * this.bound));
    } else if (this.lock !== null) {
      const request = this.requests.get(this.lock.value) ?? null;
      out.send(leader, viewMessage(STATUS, view, { request, certificate: this.lock }));
    }
  }

  private learn(request: unknown): void {
    if (this.verifier.isRequest(request)) this.requests.set(request.value, request);
  }

  private onStatus({ view, request, certificate }: ViewMessage): void {
    if (view !== this.view || !this.verifier.isCertificate(PREPARE, certificate)) return;
    this.learn(request);
    if (certificate.view > (this.highest?.view ?? -1)) this.highest = certificate;
  }

  private propose(out: Out<ViewMessage>): void {
    if (this.proposedIn === this.view) return;
    const [first] = this.requests.keys();
    const value = this.highest?.value ?? first;
    const request = value === undefined ? undefined : this.requests.get(value);
    if (request === undefined) return;
    this.proposedIn = this.view;
    const message = viewMessage(PROPOSE, this.view, {
      request,
      value: request.value,
      certificate: this.highest,
    });
    out.broadcast(message);
    this.onPropose(this.context.id, message, out);
  }

  private onPropose(from: number, message: ViewMessage, out: Out<ViewMessage>): void {
    const { view, request, certificate } = message;
    if (view !== this.view || from !== leaderOf(view, this.context.nodes) || this.preparedIn === view) return;
    if (!this.verifier.isRequest(request)) return;
    if (certificate !== null && !this.verifier.isCertificate(PREPARE, certificate)) return;
    this.requests.set(request.value, request);
    if (!mayPrepare(this.lock, request.value, certificate)) return;
    this.preparedIn = view;
    this.vote(PREPARE, request.value, out);
  }

  private vote(kind: typeof PREPARE | typeof COMMIT, value: Value, out: Out<ViewMessage>): void {
    const signature = this.context.crypto.sign(voteText(kind, this.view, value));
    const topic = this.context.votes.topic(kind, this.view, 0, value);
    const message = viewMessage(kind, this.view, { topic, value, signature });
    out.broadcast(message);
    this.onVote(this.context.id, message, out);
  }

  private onVote(from: number, { kind, view, value, signature }: ViewMessage, out: Out<ViewMessage>): void {
    if (!Number.isSafeInteger(view) || view < 0 || (kind === PREPARE && view !== this.view)) return;
    if (!this.verifier.isVote(kind, view, value, signature, from) || signature === null) return;
    const topic = this.context.votes.topic(kind, view, 0, value);
    const votes = this.context.votes.add(topic, this.context.id, from);
    if (votes === 0) return;
    const signatures = this.gathered.get(topic) ?? [];
    signatures.push(signature);
    this.gathered.set(topic, signatures);
    if (votes !== this.quorum) return;
    const certificate = { view, value, signatures: [...signatures] };
    if (kind === COMMIT) this.decide(certificate, out);
    else this.lockOn(certificate, out);
  }

  private lockOn(certificate: Certificate, out: Out<ViewMessage>): void {
    // Without the client's order nobody could propose the value again: such a lock would block for good.
    if (!this.requests.has(certificate.value)) return;
    this.lock = certificate;
    this.vote(COMMIT, certificate.value, out);
  }

  private onDecided({ certificate }: ViewMessage, out: Out<ViewMessage>): void {
    if (this.verifier.isCertificate(COMMIT, certificate)) this.decide(certificate, out);
  }

  private decide(certificate: Certificate, out: Out<ViewMessage>): void {
    if (this.decided !== null) return;
    this.decided = certificate.value;
    this.viewMax = this.view + this.context.faultsTolerated + 1;
    out.decide(0, certificate.value);
    // Whoever missed the votes is carried along.
    out.broadcast(viewMessage(DECIDED, certificate.view, { value: certificate.value, certificate }));
  }
}
