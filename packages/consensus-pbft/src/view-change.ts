import type { Crypto, Out } from '@dmct/core';
import {
  createNewView,
  createViewChange,
  viewChangeText,
  type Certificate,
  type PbftMessage,
  type Proposal,
} from './messages.js';
import { newViewProposals, primaryOf, weakQuorumSize } from './rules.js';
import type { Verifier } from './verifier.js';

/** What a view change needs of the replica that it happens to. */
export interface ViewChangeHost {
  readonly id: number;
  readonly nodes: number;
  readonly quorum: number;
  readonly faultsTolerated: number;
  readonly crypto: Crypto;
  readonly verifier: Verifier;
  readonly stableSequence: number;
  /** The set P. */
  certificates(): readonly Certificate[];
  /** The replica stops working in its old view. */
  leaveView(out: Out<PbftMessage>): void;
  /** A quorum wants the view: from now on its primary's new-view is due. */
  awaitNewView(out: Out<PbftMessage>): void;
  /** The view begins with the proposals of O. */
  enterView(proposals: readonly Proposal[], out: Out<PbftMessage>): void;
}

/**
 * View changes (section 4.4): which view this replica is in, whether it works there (`isActive`) or waits for the
 * new-view, and who else wants which view.
 */
export class ViewChange {
  view = 0;
  isActive = true;
  /** A quorum wants `view`, its new-view is out or due. */
  #hasQuorum = false;
  readonly #host: ViewChangeHost;
  /** Each replica's view-change for the highest view that it asked for, this replica's own included. */
  readonly #latest = new Map<number, PbftMessage>();

  constructor(host: ViewChangeHost) {
    this.#host = host;
  }

  get primary(): number {
    return primaryOf(this.view, this.#host.nodes);
  }

  /** Leaves for a later view and asks the others to come along. */
  start(view: number, out: Out<PbftMessage>): void {
    this.view = view;
    this.isActive = false;
    this.#hasQuorum = false;
    this.#host.leaveView(out);
    this.announce(out);
    this.#proceed(out);
  }

  /** Sends the view-change of the present view, again if need be. */
  announce(out: Out<PbftMessage>): void {
    const { crypto, id, stableSequence } = this.#host;
    const certificates = this.#host.certificates();
    const signature = crypto.sign(viewChangeText(this.view, stableSequence, certificates));
    const message = createViewChange(this.view, stableSequence, certificates, signature);
    this.#latest.set(id, message);
    out.broadcast(message);
  }

  onViewChange(from: number, message: PbftMessage, out: Out<PbftMessage>): void {
    const { view } = message;
    if (!Number.isSafeInteger(view) || view < this.view || (view === this.view && this.isActive)) return;
    if ((this.#latest.get(from)?.view ?? -1) >= view) return;
    if (!this.#host.verifier.isViewChange(message, view) || message.signature?.signer !== from) return;
    this.#latest.set(from, message);
    this.#join(out);
    this.#proceed(out);
  }

  onNewView(from: number, message: PbftMessage, out: Out<PbftMessage>): void {
    const { view } = message;
    if (!Number.isSafeInteger(view) || view < this.view || (view === this.view && this.isActive)) return;
    if (view === 0 || from !== primaryOf(view, this.#host.nodes)) return;
    if (!this.#host.verifier.isNewView(message)) return;
    // The proposals of O as they follow from V: what the primary sent is equal in sequence and digest.
    this.#enter(view, message.viewChanges, out);
  }

  /** f + 1 replicas ask for later views: one of them is correct, so this replica asks too (section 4.5.2). */
  #join(out: Out<PbftMessage>): void {
    const later = [...this.#latest.values()].map(({ view }) => view).filter((view) => view > this.view);
    if (later.length >= weakQuorumSize(this.#host.faultsTolerated)) {
      this.start(
        later.reduce((a, b) => Math.min(a, b)),
        out,
      );
    }
  }

  /** With a quorum for the present view, its primary opens it and the others wait for that. */
  #proceed(out: Out<PbftMessage>): void {
    if (this.isActive || this.#hasQuorum) return;
    const wanting = [...this.#latest.values()].filter(({ view }) => view === this.view);
    if (wanting.length < this.#host.quorum) return;
    this.#hasQuorum = true;
    if (this.primary !== this.#host.id) {
      this.#host.awaitNewView(out);
      return;
    }
    const viewChanges = wanting.slice(0, this.#host.quorum);
    out.broadcast(createNewView(this.view, viewChanges, this.#proposals(viewChanges)));
    this.#enter(this.view, viewChanges, out);
  }

  #enter(view: number, viewChanges: readonly PbftMessage[], out: Out<PbftMessage>): void {
    this.view = view;
    this.isActive = true;
    this.#hasQuorum = false;
    for (const [replica, message] of this.#latest) if (message.view <= view) this.#latest.delete(replica);
    this.#host.enterView(this.#proposals(viewChanges), out);
  }

  #proposals(viewChanges: readonly PbftMessage[]): readonly Proposal[] {
    return newViewProposals(
      viewChanges.map(({ certificates }) => certificates),
      this.#host.stableSequence,
    );
  }

  snapshot(): unknown {
    return {
      view: this.view,
      isActive: this.isActive,
      hasQuorum: this.#hasQuorum,
      wanted: [...this.#latest].map(([replica, { view }]) => [replica, view]).sort(([a], [b]) => a! - b!),
    };
  }
}
