import type { Out, Replica, ReplicaContext } from '@dmct/core';
import { isIndex, quorumSize, Requests, weakQuorumSize } from '@dmct/replication';
import { Execution } from './execution.js';
import { Leader, type LeaderHost } from './leader.js';
import {
  CERTIFIED_KIND,
  COMMIT,
  GENESIS,
  KIND,
  Messages,
  PREPARE,
  type HotstuffMessage,
  type QuorumCertificate,
} from './messages.js';
import { Pacemaker, type PacemakerHost } from './pacemaker.js';
import { viewTimeoutSeconds, type HotstuffParams } from './params.js';
import { HOTSTUFF_RULES, leaderOf, type Rules } from './rules.js';
import { newViewText } from './statements.js';
import type { Station } from './station.js';
import { Tree } from './tree.js';
import { HotstuffVerifier } from './verifier.js';
import { Voter } from './voter.js';

/** A replica of basic HotStuff (Algorithm 2): hands each event to the part that it concerns. */
export class HotstuffReplica implements Replica<HotstuffMessage>, LeaderHost, PacemakerHost {
  readonly #station: Station;
  readonly #voter: Voter;
  readonly #leader: Leader;
  readonly #pacemaker: Pacemaker;
  readonly #execution: Execution;

  /** @param rules another one than the paper's is a planted bug. */
  constructor(context: ReplicaContext<HotstuffParams>, rules: Rules = HOTSTUFF_RULES) {
    const { id, nodes, clients, faultsTolerated, crypto, params } = context;
    const quorum = params.quorum ?? quorumSize(nodes, faultsTolerated);
    const station: Station = {
      id,
      nodes,
      quorum,
      weakQuorum: weakQuorumSize(faultsTolerated),
      crypto,
      messages: new Messages(params.certificates === 'threshold'),
      verifier: new HotstuffVerifier({ nodes, clients, quorum, crypto }),
      tree: new Tree(),
      requests: new Requests(),
    };
    this.#station = station;
    this.#voter = new Voter(station, rules);
    this.#leader = new Leader(station, this);
    this.#pacemaker = new Pacemaker(station, this, viewTimeoutSeconds(params, context.network));
    this.#execution = new Execution(station);
  }

  get view(): number {
    return this.#pacemaker.view;
  }

  get prepareQc(): QuorumCertificate {
    return this.#voter.prepareQc;
  }

  get isDue(): boolean {
    const { decidedBy, missing } = this.#execution;
    const isUnderWay = this.#voter.certifiedView > (decidedBy?.view ?? 0);
    return this.#station.requests.isWaiting || missing !== null || isUnderWay;
  }

  newViews(): readonly HotstuffMessage[] {
    return this.#pacemaker.newViews();
  }

  onMessage(from: number, message: HotstuffMessage, out: Out<HotstuffMessage>): void {
    switch (message.kind) {
      case KIND.request:
        return this.#onRequest(from, message, out);
      case KIND.newView:
        return this.#onNewView(from, message, out);
      case KIND.prepare:
        return this.#onPrepare(from, message, out);
      case KIND.prepareVote:
      case KIND.preCommitVote:
      case KIND.commitVote:
        return this.#leader.onVote(from, message, out);
      case KIND.preCommit:
      case KIND.commit:
        return this.#onCertified(from, message, out);
      case KIND.decide:
        return this.#onDecided(from, message.justify, out);
      case KIND.fetch:
        return this.#onFetch(from, message, out);
      case KIND.branch:
        return this.#onBranch(message, out);
      default:
    }
  }

  onTimer(timer: number, out: Out<HotstuffMessage>): void {
    this.#pacemaker.onTimer(timer, out);
  }

  onRecover(out: Out<HotstuffMessage>): void {
    this.#pacemaker.recover(out);
  }

  // ---- what the parts ask for ----

  hear(message: HotstuffMessage, out: Out<HotstuffMessage>): void {
    this.onMessage(this.#station.id, message, out);
  }

  askForMissing(out: Out<HotstuffMessage>): void {
    const { missing } = this.#execution;
    const { messages, tree } = this.#station;
    // The leader that showed the certificate may be a traitor; a correct replica of the quorum has the node.
    if (missing !== null) out.broadcast(messages.fetch(this.view, missing, tree.height));
  }

  entered(out: Out<HotstuffMessage>): void {
    this.#leader.tryPropose(out);
  }

  remind(stragglers: readonly number[], out: Out<HotstuffMessage>): void {
    const { decidedBy } = this.#execution;
    if (decidedBy !== null) out.multicast(this.#station.messages.certified(decidedBy), stragglers);
  }

  // ---- requests ----

  #onRequest(from: number, { request }: HotstuffMessage, out: Out<HotstuffMessage>): void {
    const { messages, requests, verifier } = this.#station;
    if (request === null || verifier.digestOf(request) === null) return;
    const executed = requests.executed(request);
    if (executed !== undefined) {
      if (from === request.client) out.send(from, messages.reply(this.view, executed));
      return;
    }
    requests.note(request);
    this.#pacemaker.watch(out);
    this.#leader.tryPropose(out);
  }

  // ---- the phases (Algorithm 2) ----

  #onNewView(from: number, message: HotstuffMessage, out: Out<HotstuffMessage>): void {
    const { height, justify, signature, view } = message;
    const { tree, verifier } = this.#station;
    if (!isIndex(view) || !isIndex(height) || !verifier.isSignedBy(from, newViewText(view), signature))
      return;
    // One said again in the midst of its view may carry a certificate of that view.
    if (!verifier.isCertificate(justify) || justify.phase !== PREPARE || justify.view > view) return;
    if (height < tree.height) this.#tell(from, height, GENESIS, out);
    this.#pacemaker.onNewView(from, message, out);
  }

  #onPrepare(from: number, message: HotstuffMessage, out: Out<HotstuffMessage>): void {
    const { entry, justify, node, view } = message;
    const { nodes, requests, tree, verifier } = this.#station;
    if (!isIndex(view) || view < this.view || from !== leaderOf(view, nodes)) return;
    if (!verifier.isCertificate(justify) || justify.phase !== PREPARE || justify.view >= view) return;
    if (!verifier.isNode(node) || node.parent !== justify.node) return;
    if (view > this.view) {
      if (justify.view !== view - 1 && !verifier.isEntry(view, entry)) return;
      this.#pacemaker.follow(view, out);
    }
    tree.add(node);
    if (node.request !== null) requests.note(node.request);
    this.#execution.retry(view, out);
    if (!tree.has(justify.node)) this.#fetch(from, justify.node, out);
    this.#cast(from, this.#voter.onProposal(view, node, justify), out);
    this.#pacemaker.watch(out);
  }

  #onCertified(from: number, { kind, justify }: HotstuffMessage, out: Out<HotstuffMessage>): void {
    const { nodes, tree, verifier } = this.#station;
    if (!verifier.isCertificate(justify) || CERTIFIED_KIND[justify.phase] !== kind) return;
    const { node, view } = justify;
    if (view < this.view || from !== leaderOf(view, nodes)) return;
    if (view > this.view) this.#pacemaker.follow(view, out);
    if (!tree.has(node)) this.#fetch(from, node, out);
    this.#cast(from, this.#voter.onCertificate(justify), out);
    this.#pacemaker.watch(out);
  }

  #cast(leader: number, vote: HotstuffMessage | null, out: Out<HotstuffMessage>): void {
    if (vote === null) return;
    if (leader === this.#station.id) this.hear(vote, out);
    else out.send(leader, vote);
  }

  /** A commitQC proves itself, whoever brings it. */
  #onDecided(from: number, certificate: unknown, out: Out<HotstuffMessage>): void {
    const { tree, verifier } = this.#station;
    if (!verifier.isCertificate(certificate) || certificate.phase !== COMMIT) return;
    const before = this.#execution.decisions;
    const isDecided = this.#execution.commit(certificate, certificate.view, out);
    if (!isDecided && from !== this.#station.id) this.#fetch(from, certificate.node, out);
    if (this.#execution.decisions > before) this.#pacemaker.progress(out);
    this.#pacemaker.decided(certificate.view, tree.height, out);
    this.#pacemaker.watch(out);
  }

  // ---- replicas left behind ----

  #fetch(from: number, digest: string, out: Out<HotstuffMessage>): void {
    const { messages, nodes, tree } = this.#station;
    if (from < nodes) out.send(from, messages.fetch(this.view, digest, tree.height));
  }

  #tell(to: number, height: number, digest: string, out: Out<HotstuffMessage>): void {
    const branch = this.#execution.branchFor(height, digest);
    if (branch !== null && to !== this.#station.id) out.send(to, branch);
  }

  #onFetch(from: number, { digest, height }: HotstuffMessage, out: Out<HotstuffMessage>): void {
    if (from >= this.#station.nodes || !isIndex(height) || typeof digest !== 'string') return;
    this.#tell(from, height, digest, out);
  }

  #onBranch({ justify, nodes }: HotstuffMessage, out: Out<HotstuffMessage>): void {
    const { requests, tree, verifier } = this.#station;
    if (!Array.isArray(nodes)) return;
    for (const node of nodes as readonly unknown[]) {
      if (!verifier.isNode(node)) return;
      tree.add(node);
      if (node.request !== null) requests.note(node.request);
    }
    const before = this.#execution.decisions;
    this.#execution.retry(this.view, out);
    if (this.#execution.decisions > before) this.#pacemaker.progress(out);
    // What this replica still lacks of the branch it doesn't ask for again: whoever sent it left it out.
    this.#onDecided(this.#station.id, justify, out);
  }

  snapshot(): unknown {
    return {
      role: 'replica',
      voter: this.#voter.snapshot(),
      leader: this.#leader.snapshot(),
      pacemaker: this.#pacemaker.snapshot(),
      execution: this.#execution.snapshot(),
      tree: this.#station.tree.snapshot(),
      requests: this.#station.requests.snapshot(),
    };
  }
}
