import type { Ballot, Out, Replica, ReplicaContext } from '@dmct/core';
import { quorumSize, type ClientRequest, weakQuorumSize } from '@dmct/replication';
import { Checkpoints } from './checkpoints.js';
import { Execution, type ExecutionHost } from './execution.js';
import { Log } from './log.js';
import {
  createFetch,
  createReply,
  createRequestMessage,
  KIND,
  type Certificate,
  type PbftMessage,
  type Proposal,
  type StableCheckpoint,
} from './messages.js';
import { NormalCase, type NormalCaseHost } from './normal-case.js';
import { logSizeOf, viewChangeTimeoutSeconds, type PbftParams } from './params.js';
import { Patience } from './patience.js';
import { PbftRequests } from './requests.js';
import type { Slot } from './slot.js';
import { StateTransfer } from './state-transfer.js';
import type { Station } from './station.js';
import { PbftVerifier } from './verifier.js';
import { ViewChange, type ViewChangeHost } from './view-change.js';
import { Waits } from './waits.js';

/** A replica of PBFT (section 4): hands each event to the part that it concerns, and tells the parts of each other. */
export class PbftReplica implements Replica<PbftMessage>, NormalCaseHost, ExecutionHost, ViewChangeHost {
  readonly #station: Station;
  readonly #normalCase: NormalCase;
  readonly #execution: Execution;
  readonly #checkpoints: Checkpoints;
  readonly #transfer: StateTransfer;
  readonly #views: ViewChange;
  readonly #patience: Patience;
  /** Null where one clock is for all requests. */
  readonly #waits: Waits | null;

  constructor(context: ReplicaContext<PbftParams>) {
    const { id, nodes, clients, faultsTolerated, crypto, params, votes } = context;
    const quorum = params.quorum ?? quorumSize(nodes, faultsTolerated);
    const logSize = logSizeOf(params);
    const station: Station = {
      id,
      nodes,
      quorum,
      weakQuorum: weakQuorumSize(faultsTolerated),
      crypto,
      votes,
      verifier: new PbftVerifier({ nodes, clients, quorum, logSize, crypto }),
      log: new Log(logSize),
      requests: new PbftRequests(),
    };
    this.#station = station;
    this.#normalCase = new NormalCase(station, this);
    this.#execution = new Execution(station, this, params.checkpointInterval, params.tentative);
    this.#checkpoints = new Checkpoints(station);
    this.#transfer = new StateTransfer(station, this.#execution, this.#checkpoints);
    this.#views = new ViewChange(station, this);
    this.#patience = new Patience(viewChangeTimeoutSeconds(params, context.network));
    this.#waits = params.timeoutPer === 'request' ? new Waits() : null;
  }

  get view(): number {
    return this.#views.view;
  }

  get isActive(): boolean {
    return this.#views.isActive;
  }

  get primary(): number {
    return this.#views.primary;
  }

  get stable(): StableCheckpoint {
    return this.#checkpoints.stable;
  }

  onMessage(from: number, message: PbftMessage, out: Out<PbftMessage>): void {
    switch (message.kind) {
      case KIND.prepare:
        return this.#normalCase.onPrepare(from, message, out);
      case KIND.commit:
        return this.#normalCase.onCommit(from, message, out);
      case KIND.prePrepare:
        return this.#normalCase.onPrePrepare(from, message, out);
      case KIND.request:
        return this.#onRequest(from, message, out);
      case KIND.viewChange:
        return this.#views.onViewChange(from, message, out);
      case KIND.newView:
        return this.#views.onNewView(from, message, out);
      case KIND.checkpoint:
        return this.#learn(this.#checkpoints.hear(from, message), out);
      default:
        return this.#onCatchUp(from, message, out);
    }
  }

  ballotOf(from: number, message: PbftMessage): Ballot | null {
    return this.#normalCase.ballotOf(from, message);
  }

  #onCatchUp(from: number, message: PbftMessage, out: Out<PbftMessage>): void {
    switch (message.kind) {
      case KIND.fetch:
        this.#views.onFetch(from, message, out);
        return this.#transfer.onFetch(from, message, out);
      case KIND.committed:
        if (this.#transfer.onCommitted(from, message)) this.committed(out);
        return;
      case KIND.stable: {
        const { sequence, digest, proof } = message;
        if (!this.#station.verifier.isStable(sequence, digest, proof)) return;
        this.#learn({ sequence, digest, proof }, out);
        if (this.#transfer.isBehind) this.#askForState(out);
        return;
      }
      case KIND.fetchState:
        return this.#transfer.onFetchState(from, message, out);
      case KIND.state:
        if (this.#transfer.onState(message, out)) this.committed(out);
        return;
      default:
    }
  }

  onTimer(timer: number, out: Out<PbftMessage>): void {
    const alarm = this.#patience.ofTimer(timer);
    if (alarm === 'progress' && (!this.isActive || this.#station.requests.isWaiting)) {
      this.#views.start(this.view + 1, out);
    } else if (alarm === 'repeat' && !this.isActive && this.#station.requests.isWaiting) {
      this.#repeat(out);
    } else if (alarm === 'transfer' && this.#transfer.isBehind) {
      this.#askForState(out);
    }
  }

  /** After a crash: its timers are gone, and it may have missed whole decisions, checkpoints and views. */
  onRecover(out: Out<PbftMessage>): void {
    this.#patience.forget();
    this.#fetch(out);
    if (this.#transfer.isBehind) this.#askForState(out);
    this.watch(out);
  }

  // ---- requests (sections 4.1 and 4.2) ----

  #onRequest(from: number, message: PbftMessage, out: Out<PbftMessage>): void {
    const { request } = message;
    const { requests, verifier } = this.#station;
    if (request === null || verifier.digestOf(request) === null) return;
    const executed = requests.executed(request);
    if (executed !== undefined) {
      if (from === request.client) out.send(from, createReply(this.view, executed));
      return;
    }
    requests.note(request);
    if (this.isActive) {
      if (this.primary === this.#station.id) this.#normalCase.propose(request, out);
      else if (from === request.client) this.#relay(request, out);
    }
    this.watch(out);
  }

  #relay(request: ClientRequest, out: Out<PbftMessage>): void {
    out.send(this.primary, createRequestMessage(request));
  }

  // ---- execution (sections 4.2 and 5.1) ----

  prepared(slot: Slot, out: Out<PbftMessage>): void {
    this.#execution.tryTentative(slot, out);
  }

  committed(out: Out<PbftMessage>): void {
    const isNews = this.#execution.run(out);
    this.#arrive(out);
    if (!isNews) return;
    this.#patience.reset();
    if (this.isActive) this.#patience.stop(out);
    else if (!this.#station.requests.isWaiting) this.#patience.stopRepeating(out);
    this.watch(out);
  }

  /** Keeps a clock running while something is due: a request to execute, or an answer to a view-change. */
  watch(out: Out<PbftMessage>): void {
    const { requests } = this.#station;
    const waited = this.#waits?.longest(requests.waiting(), out.now) ?? 0;
    if (!requests.isWaiting) return;
    if (this.isActive) this.#patience.expectProgress(out, waited);
    else this.#patience.expectAnswer(out);
  }

  // ---- checkpoints (section 4.3) ----

  reached(sequence: number, digest: string, out: Out<PbftMessage>): void {
    if (sequence <= this.stable.sequence) return;
    this.#learn(this.#checkpoints.take(sequence, digest, out), out);
  }

  learnStable(stable: StableCheckpoint, out: Out<PbftMessage>): void {
    this.#learn(stable, out);
  }

  /** A quorum signed this checkpoint, or null. A replica that isn't there yet waits a while before it asks for it. */
  #learn(stable: StableCheckpoint | null, out: Out<PbftMessage>): void {
    if (stable === null || stable.sequence <= this.stable.sequence) return;
    if (!this.#transfer.aim(stable)) {
      this.#adopt(stable, out);
    } else if (stable.sequence > this.#station.log.high) {
      // Nothing of what the others do now finds a place in this log: what it holds is of no use.
      this.#adopt(stable, out);
      this.#askForState(out);
    } else {
      this.#patience.expectTransfer(out);
    }
  }

  #askForState(out: Out<PbftMessage>): void {
    this.#transfer.ask(out);
    this.#patience.expectTransfer(out);
  }

  /** The state at a checkpoint that this replica lacked is there. */
  #arrive(out: Out<PbftMessage>): void {
    const stable = this.#transfer.arrived();
    if (stable === null) return;
    if (stable.sequence > this.stable.sequence) this.#adopt(stable, out);
    this.#execution.run(out);
  }

  /** The watermarks move on; the primary may have waited for that. */
  #adopt(stable: StableCheckpoint, out: Out<PbftMessage>): void {
    const { id, log, requests, verifier, votes } = this.#station;
    this.#checkpoints.adopt(stable);
    log.truncate(stable.sequence);
    votes.retire(id, stable.sequence);
    verifier.forgetPrepares();
    if (!this.isActive || this.primary !== id) return;
    for (const request of requests.waiting()) this.#normalCase.propose(request, out);
  }

  // ---- what a view change does (section 4.4) ----

  certificates(): readonly Certificate[] {
    return this.#station.log.certificates();
  }

  leaveView(out: Out<PbftMessage>): void {
    this.#patience.leaveView(out);
    this.watch(out);
  }

  awaitNewView(out: Out<PbftMessage>): void {
    this.#patience.restartProgress(out);
  }

  enterView(base: StableCheckpoint, proposals: readonly Proposal[], out: Out<PbftMessage>): void {
    this.#patience.stop(out);
    this.#waits?.forget();
    if (base.sequence > this.stable.sequence) {
      // The view's log begins there, whether or not this replica's state is there yet.
      const isBehind = this.#transfer.aim(base);
      this.#adopt(base, out);
      if (isBehind) this.#askForState(out);
    }
    this.#normalCase.enterView(base.sequence, this.stable.sequence, proposals, out);
    for (const request of this.#station.requests.waiting()) {
      if (this.primary === this.#station.id) this.#normalCase.propose(request, out);
      else if (!this.#normalCase.isAssigned(request)) this.#relay(request, out);
    }
    this.#normalCase.replayEarly(out);
    this.watch(out);
  }

  // ---- messages that nobody answered, and replicas left behind ----

  #fetch(out: Out<PbftMessage>): void {
    out.broadcast(createFetch(this.#execution.lastExecuted, this.#views.wanted));
  }

  /**
   * Nobody came along: says it again, tells all which requests are due, and asks for what others executed without
   * this replica.
   */
  #repeat(out: Out<PbftMessage>): void {
    this.#views.announce(out);
    for (const request of this.#station.requests.waiting()) out.broadcast(createRequestMessage(request));
    this.#fetch(out);
    this.watch(out);
  }

  snapshot(): unknown {
    return {
      role: 'replica',
      views: this.#views.snapshot(),
      log: this.#station.log.snapshot(),
      requests: this.#station.requests.snapshot(),
      normalCase: this.#normalCase.snapshot(),
      execution: this.#execution.snapshot(),
      checkpoint: this.#checkpoints.snapshot(),
      transfer: this.#transfer.snapshot(),
    };
  }
}
