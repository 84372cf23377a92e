import type { Crypto, Out, Replica, ReplicaContext } from '@dmct/core';
import { CatchUp } from './catch-up.js';
import { Log } from './log.js';
import {
  createCommit,
  createFetch,
  createPrepare,
  createPrePrepare,
  createReply,
  createRequestMessage,
  KIND,
  prepareText,
  type Certificate,
  type PbftMessage,
  type Proposal,
  type Request,
} from './messages.js';
import { viewChangeTimeoutSeconds, type PbftParams } from './params.js';
import { Patience } from './patience.js';
import { keyOf, Requests } from './requests.js';
import { primaryOf, quorumSize, weakQuorumSize } from './rules.js';
import type { Slot } from './slot.js';
import { Verifier } from './verifier.js';
import { ViewChange, type ViewChangeHost } from './view-change.js';

/** Pre-prepares of views to come that are kept: the network may deliver them before the new-view. */
const EARLY_KEPT_MAX = 1024;

/** A replica of PBFT: the normal case (section 4.2), and what the view change (section 4.4) does to it. */
export class PbftReplica implements Replica<PbftMessage>, ViewChangeHost {
  readonly id: number;
  readonly nodes: number;
  readonly quorum: number;
  readonly faultsTolerated: number;
  readonly crypto: Crypto;
  readonly verifier: Verifier;
  readonly #context: ReplicaContext<PbftParams>;
  readonly #weakQuorum: number;
  readonly #log: Log;
  readonly #requests = new Requests();
  readonly #views: ViewChange;
  readonly #catchUp: CatchUp;
  readonly #patience: Patience;
  /** The primary's last assigned sequence number, and the requests that have one in this view. */
  #lastAssigned = 0;
  #assigned = new Set<string>();
  #lastExecuted = 0;
  /** Requests executed: the number of the next decision. */
  #decisions = 0;
  #early: { readonly from: number; readonly message: PbftMessage }[] = [];

  constructor(context: ReplicaContext<PbftParams>) {
    const { id, nodes, clients, faultsTolerated, crypto, params } = context;
    this.#context = context;
    this.id = id;
    this.nodes = nodes;
    this.faultsTolerated = faultsTolerated;
    this.crypto = crypto;
    this.quorum = params.quorum ?? quorumSize(nodes, faultsTolerated);
    this.#weakQuorum = weakQuorumSize(faultsTolerated);
    this.verifier = new Verifier({ nodes, clients, quorum: this.quorum, logSize: params.logSize, crypto });
    this.#log = new Log(params.logSize);
    this.#views = new ViewChange(this);
    this.#catchUp = new CatchUp({
      id,
      nodes,
      weakQuorum: this.#weakQuorum,
      votes: context.votes,
      verifier: this.verifier,
      log: this.#log,
    });
    this.#patience = new Patience(viewChangeTimeoutSeconds(params, context.network));
  }

  get stableSequence(): number {
    return this.#log.stableSequence;
  }

  onMessage(from: number, message: PbftMessage, out: Out<PbftMessage>): void {
    switch (message.kind) {
      case KIND.prepare:
        return this.#onPrepare(from, message, out);
      case KIND.commit:
        return this.#onCommit(from, message, out);
      case KIND.prePrepare:
        return this.#onPrePrepare(from, message, out);
      case KIND.request:
        return this.#onRequest(from, message, out);
      case KIND.viewChange:
        return this.#views.onViewChange(from, message, out);
      case KIND.newView:
        return this.#views.onNewView(from, message, out);
      case KIND.fetch:
        return this.#catchUp.onFetch(from, message, this.#lastExecuted, out);
      case KIND.state:
        if (this.#catchUp.onState(from, message)) this.#executeReady(out);
        return;
      default:
    }
  }

  onTimer(timer: number, out: Out<PbftMessage>): void {
    const alarm = this.#patience.ofTimer(timer);
    if (alarm === 'progress' && (!this.#views.isActive || this.#requests.isWaiting)) {
      this.#views.start(this.#views.view + 1, out);
    } else if (alarm === 'repeat' && !this.#views.isActive && this.#requests.isWaiting) {
      this.#repeat(out);
    }
  }

  /** After a crash: its timers are gone, and it may have missed whole decisions. */
  onRecover(out: Out<PbftMessage>): void {
    this.#patience.forget();
    out.broadcast(createFetch(this.#lastExecuted));
    this.#watch(out);
  }

  // ---- requests (sections 4.1 and 4.2) ----

  #onRequest(from: number, message: PbftMessage, out: Out<PbftMessage>): void {
    const { request } = message;
    if (request === null || this.verifier.digestOf(request) === null) return;
    const executed = this.#requests.executed(request);
    if (executed !== undefined) {
      if (from === request.client) out.send(from, createReply(this.#views.view, executed));
      return;
    }
    this.#requests.note(request);
    if (this.#views.isActive) {
      if (this.#views.primary === this.id) this.#propose(request, out);
      else if (from === request.client) this.#relay(request, out);
    }
    this.#watch(out);
  }

  #relay(request: Request, out: Out<PbftMessage>): void {
    out.send(this.#views.primary, createRequestMessage(request));
  }

  #propose(request: Request, out: Out<PbftMessage>): void {
    const digest = this.verifier.digestOf(request);
    const slot = this.#log.slotAt(this.#lastAssigned + 1);
    if (digest === null || slot === null || this.#assigned.has(keyOf(request))) return;
    this.#assigned.add(keyOf(request));
    this.#lastAssigned++;
    out.broadcast(createPrePrepare(this.#views.view, slot.sequence, digest, request));
    this.#accept(slot, digest, request, out);
  }

  // ---- pre-prepare, prepare, commit (section 4.2) ----

  #onPrePrepare(from: number, message: PbftMessage, out: Out<PbftMessage>): void {
    const { view, sequence, digest, request } = message;
    if (!Number.isSafeInteger(view) || view < this.#views.view) return;
    if (from === this.id || from !== primaryOf(view, this.nodes)) return;
    if (view > this.#views.view || !this.#views.isActive) {
      if (this.#early.length < EARLY_KEPT_MAX) this.#early.push({ from, message });
      return;
    }
    const slot = this.#log.slotAt(sequence);
    // One pre-prepare a view and sequence: a second one, whatever it says, is not accepted.
    if (slot === null || slot.view === view || request === null) return;
    if (!this.verifier.isProposal(digest, request)) return;
    this.#requests.note(request);
    this.#accept(slot, digest, request, out);
    this.#watch(out);
  }

  /** A pre-prepare holds: the primary's stands for its prepare, a backup says that it agrees. */
  #accept(slot: Slot, digest: string, request: Request | null, out: Out<PbftMessage>): void {
    const { votes } = this.#context;
    const { view, primary } = this.#views;
    const { sequence } = slot;
    const topic = votes.topic(KIND.prepare, view, sequence, digest);
    slot.assign(view, digest, request, topic, votes.topic(KIND.commit, view, sequence, digest));
    votes.add(topic, this.id, primary);
    if (primary !== this.id) {
      const signature = this.crypto.sign(prepareText(view, sequence, digest));
      slot.prepares.push(signature);
      votes.add(topic, this.id, this.id);
      out.broadcast(createPrepare({ topic, view, sequence, digest, request }, signature));
    }
    this.#tryPrepared(slot, out);
  }

  #onPrepare(from: number, message: PbftMessage, out: Out<PbftMessage>): void {
    // The topic is what the vote says; a vote that came without one is looked up by its words.
    const vote = message.topic >= 0 ? message : this.#interned(message);
    if (vote === null || vote.signature?.signer !== from) return;
    const count = this.#context.votes.add(vote.topic, this.id, from);
    if (count === 0) return;
    const slot = this.#log.slotAt(vote.sequence);
    if (slot === null || (slot.isPrepared && !(vote.view > slot.view))) return;
    slot.unverified.push(vote);
    if (count >= this.quorum) this.#tryPrepared(slot, out);
  }

  /** prepared(m, v, n, i): the pre-prepare, and with it and this replica's own word a quorum of prepares. */
  #tryPrepared(slot: Slot, out: Out<PbftMessage>): void {
    const { votes } = this.#context;
    const { view, digest, sequence, request } = slot;
    if (slot.isPrepared || view !== this.#views.view || !this.#views.isActive) return;
    if (votes.count(slot.prepareTopic, this.id) < this.quorum) return;
    this.#verifyPrepares(slot);
    if (slot.prepares.length < this.quorum - 1) return;
    const prepares = Object.freeze(slot.prepares.slice(0, this.quorum - 1));
    slot.prepare(Object.freeze({ view, sequence, digest, request, prepares }));
    votes.add(slot.commitTopic, this.id, this.id);
    out.broadcast(createCommit({ topic: slot.commitTopic, view, sequence, digest, request }));
    this.#tryCommitted(slot, out);
  }

  /**
   * Looks at the signatures of the prepares received, once each and not before they may make a quorum: a certificate
   * that convinces nobody else would be worth nothing in a view change.
   */
  #verifyPrepares(slot: Slot): void {
    const { view, prepareTopic } = slot;
    const text = prepareText(view, slot.sequence, slot.digest);
    const others: PbftMessage[] = [];
    for (const vote of slot.unverified) {
      if (vote.topic !== prepareTopic) others.push(vote);
      else if (vote.signature !== null && this.verifier.isPrepare(view, text, vote.signature)) {
        slot.prepares.push(vote.signature);
      }
    }
    slot.unverified = others;
  }

  #onCommit(from: number, message: PbftMessage, out: Out<PbftMessage>): void {
    const vote = message.topic >= 0 ? message : this.#interned(message);
    if (vote === null) return;
    const count = this.#context.votes.add(vote.topic, this.id, from);
    if (count < this.#weakQuorum) return;
    if (count === this.#weakQuorum) this.#noteCommitted(vote, out);
    if (count < this.quorum) return;
    const slot = this.#log.slotAt(vote.sequence);
    if (slot !== null && slot.commitTopic === vote.topic) this.#tryCommitted(slot, out);
  }

  /** f + 1 commits: a correct replica prepared this. If its request never came here, something is wrong. */
  #noteCommitted(vote: PbftMessage, out: Out<PbftMessage>): void {
    const slot = this.#log.slotAt(vote.sequence);
    if (slot === null || slot.isCommitted || slot.commitTopic === vote.topic) return;
    if (this.#interned(vote)?.topic !== vote.topic) return;
    this.#requests.noteMissing(vote.sequence);
    this.#watch(out);
  }

  /** committed-local(m, v, n, i): prepared, and a quorum of commits, this replica's included. */
  #tryCommitted(slot: Slot, out: Out<PbftMessage>): void {
    if (!slot.isPrepared || slot.isCommitted) return;
    if (this.#context.votes.count(slot.commitTopic, this.id) < this.quorum) return;
    slot.commit(slot.request);
    this.#executeReady(out);
  }

  /** A vote's message with the topic that its words have; null if they are no words. */
  #interned(message: PbftMessage): PbftMessage | null {
    const { kind, view, sequence, digest } = message;
    if (!Number.isSafeInteger(view) || typeof digest !== 'string' || digest.length > 64) return null;
    if (view < 0 || !this.#log.isWithin(sequence)) return null;
    return { ...message, topic: this.#context.votes.topic(kind, view, sequence, digest) };
  }

  // ---- execution (section 4.2) ----

  #executeReady(out: Out<PbftMessage>): void {
    const before = this.#decisions;
    let slot = this.#log.slotAt(this.#lastExecuted + 1);
    while (slot?.isCommitted === true) {
      this.#execute(slot, out);
      slot = this.#log.slotAt(this.#lastExecuted + 1);
    }
    if (this.#decisions === before) return;
    this.#patience.reset();
    if (this.#views.isActive) this.#patience.stop(out);
    else if (!this.#requests.isWaiting) this.#patience.stopRepeating(out);
    this.#watch(out);
  }

  #execute(slot: Slot, out: Out<PbftMessage>): void {
    this.#lastExecuted = slot.sequence;
    this.#requests.executedSequence(slot.sequence);
    const request = slot.committed;
    if (request === null || !this.#requests.execute(request)) return;
    out.decide(this.#decisions++, request.value);
    out.send(request.client, createReply(this.#views.view, request));
  }

  /** Keeps a clock running while something is due: a request to execute, or an answer to a view-change. */
  #watch(out: Out<PbftMessage>): void {
    if (!this.#requests.isWaiting) return;
    if (this.#views.isActive) this.#patience.expectProgress(out);
    else this.#patience.expectAnswer(out);
  }

  // ---- what a view change does (section 4.4) ----

  certificates(): readonly Certificate[] {
    return this.#log.certificates();
  }

  leaveView(out: Out<PbftMessage>): void {
    this.#patience.leaveView(out);
    this.#watch(out);
  }

  awaitNewView(out: Out<PbftMessage>): void {
    this.#patience.restartProgress(out);
  }

  enterView(proposals: readonly Proposal[], out: Out<PbftMessage>): void {
    this.#patience.stop(out);
    this.#assigned = new Set();
    this.#lastAssigned = this.stableSequence + proposals.length;
    for (const { sequence, digest, request } of proposals) {
      const slot = this.#log.slotAt(sequence);
      if (slot === null) continue;
      if (request !== null) {
        this.#assigned.add(keyOf(request));
        this.#requests.note(request);
      }
      this.#accept(slot, digest, request, out);
    }
    for (const request of this.#requests.waiting()) {
      if (this.#views.primary === this.id) this.#propose(request, out);
      else if (!this.#assigned.has(keyOf(request))) this.#relay(request, out);
    }
    const early = this.#early;
    this.#early = [];
    for (const { from, message } of early) this.#onPrePrepare(from, message, out);
    this.#watch(out);
  }

  // ---- messages that nobody answered, and replicas left behind ----

  /**
   * Nobody came along: says it again, tells all which requests are due, and asks for what others executed without
   * this replica.
   */
  #repeat(out: Out<PbftMessage>): void {
    this.#views.announce(out);
    for (const request of this.#requests.waiting()) out.broadcast(createRequestMessage(request));
    out.broadcast(createFetch(this.#lastExecuted));
    this.#watch(out);
  }

  snapshot(): unknown {
    return {
      role: 'replica',
      views: this.#views.snapshot(),
      log: this.#log.snapshot(),
      requests: this.#requests.snapshot(),
      lastAssigned: this.#lastAssigned,
      lastExecuted: this.#lastExecuted,
    };
  }
}
