import type { Out, Replica, ReplicaContext } from '@dmct/core';
import { isIndex, quorumSize, Requests, Verifier, weakQuorumSize } from '@dmct/replication';
import { EarlyMessages } from './early.js';
import { Height, type Decision, type HeightHost } from './height.js';
import {
  createDecided,
  createFetch,
  createReply,
  createRequestMessage,
  KIND,
  type TendermintMessage,
} from './messages.js';
import { timeoutsOf, type TendermintParams } from './params.js';
import { TENDERMINT_RULES, type Rules } from './rules.js';
import { voteText } from './statements.js';
import type { Station } from './station.js';
import { Timeouts } from './timeouts.js';

/** Decisions that one fetch is answered with. */
const DECIDED_PER_FETCH = 64;

/** A replica of Tendermint: Algorithm 1 in `height.ts`, and around it what the paper leaves to gossip. */
export class TendermintReplica implements Replica<TendermintMessage>, HeightHost {
  readonly #station: Station;
  readonly #height: Height;
  readonly #timeouts: Timeouts;
  readonly #early = new EarlyMessages();
  /** By height. */
  readonly #decisions: Decision[] = [];

  /** @param rules another one than the paper's is a planted bug. */
  constructor(context: ReplicaContext<TendermintParams>, rules: Rules = TENDERMINT_RULES) {
    const { id, nodes, clients, faultsTolerated, crypto, params, votes } = context;
    const quorum = params.quorum ?? quorumSize(nodes, faultsTolerated);
    this.#station = {
      id,
      nodes,
      quorum,
      weakQuorum: weakQuorumSize(faultsTolerated),
      crypto,
      votes,
      verifier: new Verifier({ nodes, clients, quorum, crypto }),
      requests: new Requests(),
    };
    this.#timeouts = new Timeouts(timeoutsOf(params, context.network));
    this.#height = new Height(this.#station, this, this.#timeouts, rules);
  }

  onMessage(from: number, message: TendermintMessage, out: Out<TendermintMessage>): void {
    const { height, kind, round } = message;
    if (kind === KIND.request) return this.#onRequest(from, message, out);
    if (from >= this.#station.nodes || !isIndex(height) || !isIndex(round)) return;
    if (kind === KIND.fetch) return this.#onFetch(from, message, out);
    const present = this.#height;
    if (height < present.height || kind === KIND.reply || kind > KIND.decided) return;
    if (height > present.height || (round > present.round && kind !== KIND.decided)) {
      this.#early.keep(from, message);
      present.engage(out);
      if (height === present.height) this.#trySkip(out);
      return;
    }
    this.#hear(from, message, out);
  }

  onTimer(timer: number, out: Out<TendermintMessage>): void {
    const timeout = this.#timeouts.ofTimer(timer);
    if (timeout === null) return;
    if (timeout !== 'stall') this.#height.onTimeout(timeout, out);
    else if (this.#height.isDue) this.#ask(out);
  }

  /** After a crash: the timers are gone, and what others said meanwhile was not heard. */
  onRecover(out: Out<TendermintMessage>): void {
    for (const timeout of this.#timeouts.lost()) {
      if (timeout !== 'stall') this.#timeouts.schedule(timeout, this.#height.round, out);
    }
    out.broadcast(createFetch(this.#height.height, this.#height.round));
    this.#height.watch(out);
  }

  #hear(from: number, message: TendermintMessage, out: Out<TendermintMessage>): void {
    switch (message.kind) {
      case KIND.proposal:
        return this.#height.onProposal(from, message, out);
      case KIND.prevote:
      case KIND.precommit:
        return this.#height.onVote(from, message, out);
      case KIND.decided:
        return this.#onDecided(message, out);
      default:
    }
  }

  #onRequest(from: number, { request }: TendermintMessage, out: Out<TendermintMessage>): void {
    const { requests, verifier } = this.#station;
    if (request === null || verifier.digestOf(request) === null) return;
    const executed = requests.executed(request);
    if (executed !== undefined) {
      if (from === request.client) out.send(from, createReply(this.#height.height, executed));
      return;
    }
    requests.note(request);
    this.#height.tryPropose(out);
    this.#height.watch(out);
  }

  // ---- what Algorithm 1 asks for ----

  /** Lines 49 to 54: the value is decided, and the next height begins. */
  decided(decision: Decision, out: Out<TendermintMessage>): void {
    const { height, request } = decision;
    this.#decisions[height] = decision;
    this.#station.requests.execute(request);
    out.decide(height, request.value);
    out.send(request.client, createReply(height, request));
    this.#height.startNext(out);
  }

  lacks(from: number, out: Out<TendermintMessage>): void {
    out.send(from, createFetch(this.#height.height, this.#height.round));
  }

  roundStarted(out: Out<TendermintMessage>): void {
    for (const { from, message } of this.#early.take()) this.onMessage(from, message, out);
  }

  /** Line 55: f + 1 speak of later rounds, so one correct replica is there; the paper has them in one and the same. */
  #trySkip(out: Out<TendermintMessage>): void {
    const { weakQuorum } = this.#station;
    const later = this.#early.rounds(this.#height.height)[weakQuorum - 1] ?? -1;
    if (later > this.#height.round) this.#height.startRound(later, out);
  }

  // ---- in place of gossip ----

  /** No new round for long: tells all where this replica is, and what is due. */
  #ask(out: Out<TendermintMessage>): void {
    const request = this.#station.requests.next();
    if (request !== null) out.broadcast(createRequestMessage(request));
    out.broadcast(createFetch(this.#height.height, this.#height.round));
    this.#height.watch(out);
  }

  #onFetch(from: number, { height }: TendermintMessage, out: Out<TendermintMessage>): void {
    if (height === this.#height.height) {
      if (this.#height.isDue) this.#height.engage(out);
      for (const message of this.#height.said()) this.#tell(from, message, out);
    }
    const missed = this.#decisions.slice(height, height + DECIDED_PER_FETCH);
    for (const { digest, height: at, proof, request, round } of missed) {
      this.#tell(from, createDecided(at, round, digest, request, proof), out);
    }
  }

  #tell(to: number, message: TendermintMessage, out: Out<TendermintMessage>): void {
    out.send(to, message);
  }

  /** A quorum's precommits prove a decision, whoever brings them. */
  #onDecided(
    { digest, height, proof, request, round }: TendermintMessage,
    out: Out<TendermintMessage>,
  ): void {
    const { requests, verifier } = this.#station;
    if (request === null || typeof digest !== 'string' || verifier.digestOf(request) !== digest) return;
    if (requests.executed(request) !== undefined) return;
    if (!verifier.isQuorumOf(voteText(KIND.precommit, height, round, digest), proof)) return;
    this.decided({ height, round, digest, request, proof }, out);
  }

  snapshot(): unknown {
    return {
      role: 'replica',
      height: this.#height.snapshot(),
      timeouts: this.#timeouts.snapshot(),
      early: this.#early.snapshot(),
      decided: this.#decisions.map(({ digest, round }) => ({ digest, round })),
      requests: this.#station.requests.snapshot(),
    };
  }
}
