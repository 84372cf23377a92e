import type { Out, Signature } from '@dmct/core';
import type { ClientRequest } from '@dmct/replication';
import {
  createProposal,
  createVote,
  KIND,
  NIL,
  type Proposal,
  type TendermintMessage,
  type VoteKind,
} from './messages.js';
import { RoundState } from './round-state.js';
import { NO_ROUND, proposerOf, type Rules } from './rules.js';
import { voteText } from './statements.js';
import type { Station } from './station.js';
import type { Timeout, Timeouts } from './timeouts.js';

/** A decision and why it is one. */
export interface Decision {
  readonly height: number;
  readonly round: number;
  readonly digest: string;
  readonly request: ClientRequest;
  /** A quorum of precommits. */
  readonly proof: readonly Signature[];
}

/** What Algorithm 1 needs of the replica that runs it. */
export interface HeightHost {
  decided(decision: Decision, out: Out<TendermintMessage>): void;
  /** A quorum precommitted a value that this replica never saw; `from` did too. */
  lacks(from: number, out: Out<TendermintMessage>): void;
  /** A round began: what came early may be of use now. */
  roundStarted(out: Out<TendermintMessage>): void;
}

/** Algorithm 1 at one height after another; its lines are named where they are. */
export class Height {
  height = 0;
  round = 0;
  step: 'propose' | 'prevote' | 'precommit' = 'propose';
  lockedRound = NO_ROUND;
  lockedDigest: string | null = null;
  /** validValue and validRound, with the prevotes that show it. */
  #valid: Pick<Proposal, 'request' | 'digest' | 'validRound' | 'proof'> | null = null;
  readonly #station: Station;
  readonly #host: HeightHost;
  readonly #timeouts: Timeouts;
  readonly #rules: Rules;
  #rounds = new Map<number, RoundState>();
  /** What this replica said at this height: to be said again to one who missed it. */
  #said: TendermintMessage[] = [];
  /** Something is to be decided at this height: others speak of it. */
  #isEngaged = false;

  constructor(station: Station, host: HeightHost, timeouts: Timeouts, rules: Rules) {
    this.#station = station;
    this.#host = host;
    this.#timeouts = timeouts;
    this.#rules = rules;
  }

  get isDue(): boolean {
    return this.#isEngaged || this.#station.requests.isWaiting;
  }

  said(): readonly TendermintMessage[] {
    return this.#said.filter(({ round }) => round >= this.round - 1);
  }

  /** Lines 52 to 54. */
  startNext(out: Out<TendermintMessage>): void {
    this.height++;
    this.lockedRound = NO_ROUND;
    this.lockedDigest = null;
    this.#valid = null;
    this.#rounds = new Map();
    this.#said = [];
    this.#isEngaged = false;
    this.startRound(0, out);
  }

  /** Lines 11 to 21. A proposer without anything to propose waits, as its peers do until they hear of something. */
  startRound(round: number, out: Out<TendermintMessage>): void {
    this.round = round;
    this.step = 'propose';
    this.#timeouts.reset(out);
    this.tryPropose(out);
    // With one replica the proposal alone may have decided, and a later round be under way.
    if (this.round !== round) return;
    this.watch(out);
    this.#host.roundStarted(out);
  }

  tryPropose(out: Out<TendermintMessage>): void {
    const { id, nodes, requests, verifier } = this.#station;
    const { height, round } = this;
    const state = this.#state(round);
    if (this.step !== 'propose' || state.proposal !== null || proposerOf(height, round, nodes) !== id) return;
    const request = this.#valid?.request ?? requests.next();
    const digest = request === null ? null : verifier.digestOf(request);
    if (request === null || digest === null) return;
    const { proof, validRound } = this.#valid ?? { proof: [], validRound: NO_ROUND };
    const proposal = createProposal({ height, round, validRound, digest, request, proof });
    state.proposal = proposal;
    this.#say(proposal, out);
    this.#evaluate(state, id, out);
  }

  /** Others speak of this height: this replica goes along, whether or not it knows of a request. */
  engage(out: Out<TendermintMessage>): void {
    this.#isEngaged = true;
    this.watch(out);
  }

  /** Keeps the clocks running while something is due. */
  watch(out: Out<TendermintMessage>): void {
    if (!this.isDue) return;
    this.#timeouts.watch(this.round, out);
    if (this.step === 'propose' && this.#state(this.round).proposal === null) {
      this.#timeouts.schedule('propose', this.round, out);
    }
  }

  /** A proposal of this height, of this round or an earlier one. */
  onProposal(from: number, message: TendermintMessage, out: Out<TendermintMessage>): void {
    const { nodes, requests, verifier } = this.#station;
    const { digest, proof, request, round, validRound } = message;
    const state = this.#state(round);
    if (state.proposal !== null || from !== proposerOf(this.height, round, nodes)) return;
    const isValid =
      request !== null && verifier.digestOf(request) === digest && requests.executed(request) === undefined;
    if (isValid && Number.isSafeInteger(validRound) && validRound >= NO_ROUND && validRound < round) {
      requests.note(request);
      state.proposal = message;
      const text = voteText(KIND.prevote, this.height, validRound, digest);
      state.isPolShown = validRound > NO_ROUND && verifier.isQuorumOf(text, proof);
    } else {
      state.isProposalBad = true;
    }
    this.engage(out);
    this.#evaluate(state, from, out);
  }

  /** A prevote or precommit of this height, of this round or an earlier one. */
  onVote(from: number, message: TendermintMessage, out: Out<TendermintMessage>): void {
    const { digest, kind, round, signature } = message;
    if (typeof digest !== 'string' || digest.length > 64) return;
    const state = this.#state(round);
    const text = voteText(kind, this.height, round, digest);
    if (!this.#station.verifier.isSignedBy(from, text, signature)) return;
    const tally = kind === KIND.prevote ? state.prevotes : state.precommits;
    if (!tally.add(from, digest, signature)) return;
    this.engage(out);
    this.#evaluate(state, from, out);
  }

  /** Lines 57 to 67. */
  onTimeout(timeout: Exclude<Timeout, 'stall'>, out: Out<TendermintMessage>): void {
    const state = this.#state(this.round);
    if (timeout === 'propose' && this.step === 'propose') this.#prevote(NIL, null, out);
    else if (timeout === 'prevote' && this.step === 'prevote') this.#precommit(NIL, null, out);
    else if (timeout === 'precommit') return this.startRound(this.round + 1, out);
    this.#evaluate(state, this.#station.id, out);
  }

  /** Whatever what was heard last calls for, in the order of the steps. */
  #evaluate(heard: RoundState, from: number, out: Out<TendermintMessage>): void {
    if (this.#tryDecide(heard, from, out)) return;
    const state = this.#state(this.round);
    this.#evaluateProposal(state, out);
    const { precommits, prevotes, proposal } = state;
    if (this.step !== 'propose' && proposal !== null && prevotes.hasQuorum(proposal.digest)) {
      this.#noteValid(state, proposal, out);
    }
    if (this.step === 'prevote' && prevotes.hasQuorum(NIL)) this.#precommit(NIL, null, out);
    if (this.step === 'prevote' && prevotes.isFull && !state.isPrevoteTimed) {
      state.isPrevoteTimed = true;
      this.#timeouts.schedule('prevote', this.round, out);
    }
    if (precommits.isFull && !state.isPrecommitTimed) {
      state.isPrecommitTimed = true;
      this.#timeouts.schedule('precommit', this.round, out);
    }
    this.#tryDecide(state, from, out);
  }

  /** Lines 22 and 28. */
  #evaluateProposal(state: RoundState, out: Out<TendermintMessage>): void {
    if (this.step !== 'propose') return;
    const { proposal } = state;
    if (proposal === null) {
      if (state.isProposalBad) this.#prevote(NIL, null, out);
      return;
    }
    const { digest, request, validRound } = proposal;
    const isPolKnown = state.isPolShown || this.#rounds.get(validRound)?.prevotes.hasQuorum(digest) === true;
    if (validRound !== NO_ROUND && !isPolKnown) {
      // Its prevotes may still come; its round is not waited for without end.
      this.#timeouts.schedule('propose', this.round, out);
      return;
    }
    const { lockedRound } = this;
    const isLockedValue = this.lockedDigest === digest;
    const isWelcome = this.#rules.mayPrevote({ validRound, lockedRound, isLockedValue });
    this.#prevote(isWelcome ? digest : NIL, isWelcome ? request : null, out);
  }

  /** Line 36: a quorum prevoted for the proposal. */
  #noteValid(state: RoundState, proposal: TendermintMessage, out: Out<TendermintMessage>): void {
    const { digest, request } = proposal;
    if (state.isValidNoted || request === null) return;
    state.isValidNoted = true;
    this.#valid = { request, digest, validRound: state.round, proof: state.prevotes.proof(digest) };
    if (this.step !== 'prevote') return;
    this.lockedRound = state.round;
    this.lockedDigest = digest;
    this.#precommit(digest, request, out);
  }

  /** Line 49, for a round of this height. */
  #tryDecide(state: RoundState, from: number, out: Out<TendermintMessage>): boolean {
    const { precommits, proposal, round } = state;
    const { winner } = precommits;
    if (winner === null || this.#rounds.get(round) !== state) return false;
    const known = proposal?.digest === winner ? proposal.request : this.#requestOf(winner);
    if (known !== null) {
      const { height } = this;
      this.#host.decided(
        { height, round, digest: winner, request: known, proof: precommits.proof(winner) },
        out,
      );
      return true;
    }
    if (from !== this.#station.id && !state.isBodyWanted) {
      state.isBodyWanted = true;
      this.#host.lacks(from, out);
    }
    return false;
  }

  /** The value of this digest, if another round of this height proposed it. */
  #requestOf(digest: string): ClientRequest | null {
    for (const { proposal } of this.#rounds.values())
      if (proposal?.digest === digest) return proposal.request;
    return null;
  }

  #prevote(digest: string, request: ClientRequest | null, out: Out<TendermintMessage>): void {
    this.step = 'prevote';
    this.#vote(KIND.prevote, digest, request, out);
  }

  #precommit(digest: string, request: ClientRequest | null, out: Out<TendermintMessage>): void {
    this.step = 'precommit';
    this.#vote(KIND.precommit, digest, request, out);
  }

  #vote(kind: VoteKind, digest: string, request: ClientRequest | null, out: Out<TendermintMessage>): void {
    const { crypto, id, votes } = this.#station;
    const { height, round } = this;
    const signature = crypto.sign(voteText(kind, height, round, digest));
    const topic = votes.topic(kind, round, height, digest);
    this.#say(createVote(kind, { topic, height, round, digest, request }, signature), out);
    const { precommits, prevotes } = this.#state(round);
    (kind === KIND.prevote ? prevotes : precommits).add(id, digest, signature);
  }

  #say(message: TendermintMessage, out: Out<TendermintMessage>): void {
    this.#said.push(message);
    out.broadcast(message);
  }

  #state(round: number): RoundState {
    let state = this.#rounds.get(round);
    if (state === undefined) this.#rounds.set(round, (state = new RoundState(round, this.#station.quorum)));
    return state;
  }

  snapshot(): unknown {
    return {
      height: this.height,
      round: this.round,
      step: this.step,
      lockedRound: this.lockedRound,
      lockedDigest: this.lockedDigest,
      validRound: this.#valid?.validRound ?? NO_ROUND,
      isEngaged: this.#isEngaged,
      rounds: [...this.#rounds.values()].map((state) => state.snapshot()),
    };
  }
}
