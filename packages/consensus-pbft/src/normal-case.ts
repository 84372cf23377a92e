import type { Ballot, Out, Signature, VoteBook } from '@dmct/core';
import { keyOf, type ClientRequest } from '@dmct/replication';
import type { Log } from './log.js';
import {
  createCommit,
  createPrepare,
  createPrePrepare,
  KIND,
  type PbftMessage,
  type Proposal,
} from './messages.js';
import { primaryOf } from './rules.js';
import type { Slot } from './slot.js';
import { prepareText } from './statements.js';
import type { Station } from './station.js';

/** Pre-prepares of views to come that are kept: the network may deliver them before the new-view. */
const EARLY_KEPT_MAX = 1024;

/** A commit needs no evidence: nobody is shown it. */
const COMMIT: Ballot = Object.freeze({});

/** What the three phases need of the replica that they happen in. */
export interface NormalCaseHost {
  readonly view: number;
  readonly isActive: boolean;
  readonly primary: number;
  /** A slot prepared: it may execute tentatively. */
  prepared(slot: Slot, out: Out<PbftMessage>): void;
  /** A slot committed: it may execute. */
  committed(out: Out<PbftMessage>): void;
  /** Something became due: a clock should run. */
  watch(out: Out<PbftMessage>): void;
}

/** Pre-prepare, prepare, commit (section 4.2). */
export class NormalCase {
  readonly #station: Station;
  readonly #host: NormalCaseHost;
  // Of the station, within reach of the votes, which are nearly all that a replica hears.
  readonly #id: number;
  readonly #votes: VoteBook;
  readonly #log: Log;
  readonly #quorum: number;
  readonly #weakQuorum: number;
  /** The primary's last assigned sequence number, and the requests that have one in this view. */
  #lastAssigned = 0;
  #assigned = new Set<string>();
  #early: { readonly from: number; readonly message: PbftMessage }[] = [];

  constructor(station: Station, host: NormalCaseHost) {
    this.#station = station;
    this.#host = host;
    this.#id = station.id;
    this.#votes = station.votes;
    this.#log = station.log;
    this.#quorum = station.quorum;
    this.#weakQuorum = station.weakQuorum;
  }

  isAssigned(request: ClientRequest): boolean {
    return this.#assigned.has(keyOf(request));
  }

  /** The primary gives a request the next sequence number, if the high watermark allows one. */
  propose(request: ClientRequest, out: Out<PbftMessage>): void {
    const { log, verifier } = this.#station;
    const digest = verifier.digestOf(request);
    const slot = log.slotAt(this.#lastAssigned + 1);
    if (digest === null || slot === null || this.isAssigned(request)) return;
    this.#assigned.add(keyOf(request));
    this.#lastAssigned++;
    out.broadcast(createPrePrepare(this.#host.view, slot.sequence, digest, request));
    this.#accept(slot, digest, request, out);
  }

  onPrePrepare(from: number, message: PbftMessage, out: Out<PbftMessage>): void {
    const { id, log, nodes, requests, verifier } = this.#station;
    const { view, sequence, digest, request } = message;
    if (!Number.isSafeInteger(view) || view < this.#host.view) return;
    if (from === id || from !== primaryOf(view, nodes)) return;
    if (view > this.#host.view || !this.#host.isActive) {
      if (this.#early.length < EARLY_KEPT_MAX) this.#early.push({ from, message });
      return;
    }
    const slot = log.slotAt(sequence);
    // One pre-prepare a view and sequence: a second one, whatever it says, is not accepted.
    if (slot === null || slot.view === view || request === null) return;
    if (!verifier.isProposal(digest, request)) return;
    requests.note(request);
    this.#accept(slot, digest, request, out);
    this.#host.watch(out);
  }

  /** A pre-prepare holds: the primary's stands for its prepare, a backup says that it agrees. */
  #accept(slot: Slot, digest: string, request: ClientRequest | null, out: Out<PbftMessage>): void {
    const { crypto, id, votes } = this.#station;
    const { view, primary } = this.#host;
    const { sequence } = slot;
    const topic = votes.topic(KIND.prepare, view, sequence, digest);
    // Votes on what stood here before are those of another view, and f + 1 commits among them news: see #noteCommitted.
    this.#hearOf(slot, 0);
    slot.assign(view, digest, request, topic, votes.topic(KIND.commit, view, sequence, digest));
    // Before there is a quorum, a vote on what was accepted is counted and no more.
    this.#hearOf(slot, this.#quorum);
    votes.add(topic, id, primary);
    if (primary !== id) {
      const signature = crypto.sign(prepareText(view, sequence, digest));
      slot.prepares.push(signature);
      votes.add(topic, id, id, signature);
      out.broadcast(createPrepare({ topic, view, sequence, digest, request }, signature));
    }
    this.#tryPrepared(slot, out);
  }

  #hearOf(slot: Slot, count: number): void {
    this.#votes.quietUntil(slot.prepareTopic, this.#id, count);
    this.#votes.quietUntil(slot.commitTopic, this.#id, count);
  }

  /**
   * A prepare or commit whose topic is that of its words; a prepare is signed by its sender. With other words on it,
   * onPrepare would do something else: it keeps no signature of a vote on what is outside the watermarks.
   */
  ballotOf(from: number, message: PbftMessage): Ballot | null {
    const { digest, kind, sequence, signature, topic, view } = message;
    if (kind !== KIND.prepare && kind !== KIND.commit) return null;
    if (!this.#votes.isAbout(topic, kind, view, sequence, digest)) return null;
    if (kind === KIND.commit) return COMMIT;
    return signature?.signer === from ? { evidence: signature } : null;
  }

  onPrepare(from: number, message: PbftMessage, out: Out<PbftMessage>): void {
    // The topic is what the vote says; a vote that came without one is looked up by its words.
    const vote = message.topic >= 0 ? message : this.#interned(message);
    if (vote === null || vote.signature?.signer !== from) return;
    const { sequence, topic } = vote;
    // Outside the watermarks the vote counts, but there is no log to keep its signature in.
    const signature = this.#log.isWithin(sequence) ? vote.signature : undefined;
    const count = this.#votes.add(topic, this.#id, from, signature);
    if (count < this.#quorum - 2) return;
    const slot = this.#log.slotAt(sequence);
    if (slot === null) return;
    if (count === this.#quorum - 2 && topic !== slot.prepareTopic) this.#noteFirst(slot, topic);
    if (count >= this.#quorum) this.#tryPrepared(slot, out);
  }

  /** Others will do for a certificate before their pre-prepare came: it is to be made of those heard first. */
  #noteFirst(slot: Slot, topic: number): void {
    slot.first = { topic, signatures: this.#votes.evidence(topic, this.#id) as readonly Signature[] };
  }

  /** prepared(m, v, n, i): the pre-prepare, and with it and this replica's own word a quorum of prepares. */
  #tryPrepared(slot: Slot, out: Out<PbftMessage>): void {
    const { id, quorum, votes } = this.#station;
    const { view, digest, sequence, request } = slot;
    if (slot.isPrepared || view !== this.#host.view || !this.#host.isActive) return;
    if (votes.count(slot.prepareTopic, id) < quorum) return;
    this.#verifyPrepares(slot);
    if (slot.prepares.length < quorum - 1) return;
    // Nearly always there are just as many as it takes; a copy for each of thousands of replicas would be a hundred megabytes.
    const { prepares: enough } = slot;
    const prepares = Object.freeze(enough.length === quorum - 1 ? enough : enough.slice(0, quorum - 1));
    slot.prepare(Object.freeze({ view, sequence, digest, request, prepares }));
    votes.quietUntil(slot.prepareTopic, id, Infinity);
    votes.add(slot.commitTopic, id, id);
    out.broadcast(createCommit({ topic: slot.commitTopic, view, sequence, digest, request }));
    this.#host.prepared(slot, out);
    this.#tryCommitted(slot, out);
  }

  /**
   * Looks at the signatures of the prepares received, once each and not before they may make a quorum: a certificate
   * that convinces nobody else would be worth nothing in a view change.
   */
  #verifyPrepares(slot: Slot): void {
    const { id, quorum, verifier, votes } = this.#station;
    const { view, prepareTopic } = slot;
    const text = prepareText(view, slot.sequence, slot.digest);
    let signatures = votes.evidence(prepareTopic, id) as readonly Signature[];
    if (slot.first?.topic === prepareTopic)
      signatures = [...new Set([...slot.first.signatures, ...signatures])];
    const { looked, prepares } = slot;
    let length = prepares.length;
    // Made in its full length, as a list that grows would be copied again and again.
    const checked = new Array<Signature>(length + signatures.length);
    for (let i = 0; i < length; i++) checked[i] = prepares[i] as Signature;
    for (const signature of signatures) {
      if (signature.signer === id || looked.has(signature)) continue;
      if (verifier.isPrepare(view, text, signature)) checked[length++] = signature;
    }
    checked.length = length;
    slot.prepares = checked;
    if (slot.prepares.length < quorum - 1) slot.looked = new Set(signatures);
  }

  onCommit(from: number, message: PbftMessage, out: Out<PbftMessage>): void {
    const vote = message.topic >= 0 ? message : this.#interned(message);
    if (vote === null) return;
    const count = this.#votes.add(vote.topic, this.#id, from);
    if (count < this.#weakQuorum) return;
    if (count === this.#weakQuorum) this.#noteCommitted(vote, out);
    if (count < this.#quorum) return;
    const slot = this.#log.slotAt(vote.sequence);
    if (slot !== null && slot.commitTopic === vote.topic) this.#tryCommitted(slot, out);
  }

  /** f + 1 commits: a correct replica prepared this. If its request never came here, something is wrong. */
  #noteCommitted(vote: PbftMessage, out: Out<PbftMessage>): void {
    const slot = this.#station.log.slotAt(vote.sequence);
    if (slot === null || slot.isCommitted || slot.commitTopic === vote.topic) return;
    if (this.#interned(vote)?.topic !== vote.topic) return;
    this.#station.requests.noteMissing(vote.sequence);
    this.#host.watch(out);
  }

  /** committed-local(m, v, n, i): prepared, and a quorum of commits, this replica's included. */
  #tryCommitted(slot: Slot, out: Out<PbftMessage>): void {
    const { id, quorum, votes } = this.#station;
    if (!slot.isPrepared || slot.isCommitted) return;
    if (votes.count(slot.commitTopic, id) < quorum) return;
    slot.commit(slot.request);
    votes.quietUntil(slot.commitTopic, id, Infinity);
    this.#host.committed(out);
  }

  /** A vote's message with the topic that its words have; null if they are no words. */
  #interned(message: PbftMessage): PbftMessage | null {
    const { kind, view, sequence, digest } = message;
    if (!Number.isSafeInteger(view) || typeof digest !== 'string' || digest.length > 64) return null;
    if (view < 0 || !this.#station.log.isWithin(sequence)) return null;
    return { ...message, topic: this.#station.votes.topic(kind, view, sequence, digest) };
  }

  /** A view begins after the checkpoint `base`, with the proposals of O; `low` is this replica's own watermark. */
  enterView(base: number, low: number, proposals: readonly Proposal[], out: Out<PbftMessage>): void {
    const { log, requests } = this.#station;
    this.#assigned = new Set();
    this.#lastAssigned = Math.max(base + proposals.length, low);
    for (const { sequence, digest, request } of proposals) {
      const slot = log.slotAt(sequence);
      if (slot === null) continue;
      if (request !== null) {
        this.#assigned.add(keyOf(request));
        requests.note(request);
      }
      this.#accept(slot, digest, request, out);
    }
  }

  /** Pre-prepares that came before the view did. */
  replayEarly(out: Out<PbftMessage>): void {
    const early = this.#early;
    this.#early = [];
    for (const { from, message } of early) this.onPrePrepare(from, message, out);
  }

  snapshot(): unknown {
    return { lastAssigned: this.#lastAssigned, early: this.#early.length };
  }
}
