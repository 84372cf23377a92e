import type { Out, Signature } from '@dmct/core';
import { keyOf } from '@dmct/replication';
import {
  VOTE_KIND,
  type HotstuffMessage,
  type Node,
  type Phase,
  type QuorumCertificate,
} from './messages.js';
import { FIRST_VIEW, highestOf, leaderOf } from './rules.js';
import { voteText } from './statements.js';
import type { Station } from './station.js';

/** What leading a view needs of the replica that leads. */
export interface LeaderHost {
  readonly view: number;
  /** The replica's own prepareQC. */
  readonly prepareQc: QuorumCertificate;
  /** The new-views for the present view, the replica's own included. */
  newViews(): readonly HotstuffMessage[];
  /** The leader's own message, which it hears as the others do. */
  hear(message: HotstuffMessage, out: Out<HotstuffMessage>): void;
}

/** Algorithm 2, "as a leader": a proposal from a quorum of new-views, a certificate from each quorum of votes. */
export class Leader {
  readonly #station: Station;
  readonly #host: LeaderHost;
  #proposedView = 0;
  /** Votes of the present view by phase and node, each with its voters' signatures. */
  #votes = new Map<string, Map<number, Signature>>();
  #votesView = 0;

  constructor(station: Station, host: LeaderHost) {
    this.#station = station;
    this.#host = host;
  }

  /** Proposes, if this replica leads, has heard a quorum, and there is something to propose. */
  tryPropose(out: Out<HotstuffMessage>): void {
    const { id, messages, nodes, quorum, tree, verifier } = this.#station;
    const { view } = this.#host;
    if (leaderOf(view, nodes) !== id || this.#proposedView === view) return;
    const newViews = this.#host.newViews();
    // All are in the first view to begin with, and the genesis node is certified.
    if (view > FIRST_VIEW && newViews.length < quorum) return;
    const certificates = newViews.flatMap(({ justify }) => (justify === null ? [] : [justify]));
    const justify = highestOf([this.#host.prepareQc, ...certificates]) ?? this.#host.prepareQc;
    const request = this.#nextRequest(justify);
    if (request === undefined) return;
    this.#proposedView = view;
    const node = verifier.createNode(justify.node, request);
    tree.add(node);
    const isNext = justify.view === view - 1;
    const signatures = newViews.flatMap(({ signature }) => (signature === null ? [] : [signature]));
    const entry = isNext ? [] : signatures.slice(0, quorum);
    const proposal = messages.prepare(view, node, justify, entry);
    out.broadcast(proposal);
    this.#host.hear(proposal, out);
  }

  /** The command to propose on top of `justify`; null: none, but a branch is to be decided; undefined: nothing to do. */
  #nextRequest(justify: QuorumCertificate): Node['request'] | undefined {
    const { requests, tree, weakQuorum } = this.#station;
    const branch = tree.undecidedUpTo(justify.node);
    const proposed = new Set(
      (branch ?? []).flatMap(({ request }) => (request === null ? [] : [keyOf(request)])),
    );
    const request = requests.next(proposed);
    if (request !== null) return request;
    if (tree.isDecided(justify.node)) return undefined;
    // Where f + 1 say that they decided it, a correct one did, and the decision is on its way here too.
    const height = tree.height + (branch?.length ?? 1);
    const isDecidedElsewhere =
      this.#host.newViews().filter((one) => one.height >= height).length >= weakQuorum;
    return isDecidedElsewhere ? undefined : null;
  }

  /** A vote for this leader's view; a quorum of equal ones makes a certificate, which goes to all. */
  onVote(from: number, message: HotstuffMessage, out: Out<HotstuffMessage>): void {
    const { id, messages, nodes, quorum, verifier } = this.#station;
    const { digest, kind, signature, view } = message;
    const phase = VOTE_KIND.findIndex((each) => each === kind) as Phase;
    if (view !== this.#host.view || leaderOf(view, nodes) !== id || typeof digest !== 'string') return;
    if (view !== this.#votesView) {
      this.#votesView = view;
      this.#votes = new Map();
    }
    const key = `${String(phase)}|${digest}`;
    const votes = this.#votes.get(key) ?? new Map<number, Signature>();
    if (votes.has(from) || votes.size >= quorum) return;
    if (!verifier.isSignedBy(from, voteText(phase, view, digest), signature)) return;
    this.#votes.set(key, votes.set(from, signature));
    if (votes.size < quorum) return;
    const signatures = Object.freeze([...votes.values()]);
    const certificate: QuorumCertificate = Object.freeze({ phase, view, node: digest, signatures });
    const certified = messages.certified(certificate);
    out.broadcast(certified);
    this.#host.hear(certified, out);
  }

  snapshot(): unknown {
    return {
      proposedView: this.#proposedView,
      votes: [...this.#votes].map(([key, votes]) => [key, [...votes.keys()]]),
    };
  }
}
