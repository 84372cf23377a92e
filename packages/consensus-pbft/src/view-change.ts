import type { Out } from '@dmct/core';
import {
  createNewView,
  createViewChange,
  type Certificate,
  type PbftMessage,
  type Proposal,
  type StableCheckpoint,
} from './messages.js';
import { latestStable, newViewProposals, primaryOf } from './rules.js';
import { newViewText, viewChangeText } from './statements.js';
import type { Station } from './station.js';

/** What a view change needs of the replica that it happens to. */
export interface ViewChangeHost {
  /** The last stable checkpoint, with its proof C. */
  readonly stable: StableCheckpoint;
  /** The set P. */
  certificates(): readonly Certificate[];
  /** A quorum signed this checkpoint. */
  learnStable(stable: StableCheckpoint, out: Out<PbftMessage>): void;
  /** The replica stops working in its old view. */
  leaveView(out: Out<PbftMessage>): void;
  /** A quorum wants the view: from now on its primary's new-view is due. */
  awaitNewView(out: Out<PbftMessage>): void;
  /** The view begins with the proposals of O, after the checkpoint that V shows to be stable. */
  enterView(base: StableCheckpoint, proposals: readonly Proposal[], out: Out<PbftMessage>): void;
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
  /** What opened the present view: news for those who were away. */
  #newView: PbftMessage | null = null;
  readonly #station: Station;
  readonly #host: ViewChangeHost;
  /** Each replica's view-change for the highest view that it asked for, this replica's own included. */
  readonly #latest = new Map<number, PbftMessage>();

  constructor(station: Station, host: ViewChangeHost) {
    this.#station = station;
    this.#host = host;
  }

  get primary(): number {
    return primaryOf(this.view, this.#station.nodes);
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
    const { crypto, id } = this.#station;
    const { stable } = this.#host;
    const certificates = this.#host.certificates();
    const signature = crypto.sign(viewChangeText(this.view, stable.sequence, certificates));
    const message = createViewChange(this.view, stable, certificates, signature);
    this.#latest.set(id, message);
    out.broadcast(message);
  }

  onViewChange(from: number, message: PbftMessage, out: Out<PbftMessage>): void {
    const { view } = message;
    if (!Number.isSafeInteger(view) || view < this.view || (view === this.view && this.isActive)) return;
    if ((this.#latest.get(from)?.view ?? -1) >= view) return;
    if (!this.#station.verifier.isViewChange(message, view) || message.signature?.signer !== from) return;
    this.#latest.set(from, message);
    if (message.sequence > 0) this.#host.learnStable(stableOf(message), out);
    this.#join(out);
    this.#proceed(out);
  }

  onNewView(from: number, message: PbftMessage, out: Out<PbftMessage>): void {
    const { view } = message;
    if (!Number.isSafeInteger(view) || view < this.view || (view === this.view && this.isActive)) return;
    // Its primary's signature is on it, so that any replica may pass it on to one that was away.
    if (view === 0 || from >= this.#station.nodes || !this.#station.verifier.isNewView(message)) return;
    // The proposals of O as they follow from V: what the primary sent is equal in sequence and digest.
    this.#enter(message, out);
  }

  /** Tells a replica that was away how the present view began; `view` is the first of which it would like to hear. */
  onFetch(from: number, { view }: PbftMessage, out: Out<PbftMessage>): void {
    if (this.isActive && this.#newView !== null && this.view >= view && from < this.#station.nodes) {
      out.send(from, this.#newView);
    }
  }

  /** The first view whose new-view this replica lacks. */
  get wanted(): number {
    return this.isActive ? this.view + 1 : this.view;
  }

  /** f + 1 replicas ask for later views: one of them is correct, so this replica asks too (section 4.5.2). */
  #join(out: Out<PbftMessage>): void {
    const later = [...this.#latest.values()].map(({ view }) => view).filter((view) => view > this.view);
    if (later.length >= this.#station.weakQuorum) {
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
    if (wanting.length < this.#station.quorum) return;
    this.#hasQuorum = true;
    if (this.primary !== this.#station.id) {
      this.#host.awaitNewView(out);
      return;
    }
    const viewChanges = wanting.slice(0, this.#station.quorum);
    const proposals = proposalsOf(viewChanges);
    const signature = this.#station.crypto.sign(newViewText(this.view, viewChanges, proposals));
    const newView = createNewView(this.view, viewChanges, proposals, signature);
    out.broadcast(newView);
    this.#enter(newView, out);
  }

  #enter(newView: PbftMessage, out: Out<PbftMessage>): void {
    const { view, viewChanges } = newView;
    this.#newView = newView;
    this.view = view;
    this.isActive = true;
    this.#hasQuorum = false;
    for (const [replica, message] of this.#latest) if (message.view <= view) this.#latest.delete(replica);
    this.#host.enterView(stableOf(latestStable(viewChanges)), proposalsOf(viewChanges), out);
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

/** The set O. */
function proposalsOf(viewChanges: readonly PbftMessage[]): readonly Proposal[] {
  return newViewProposals(
    viewChanges.map(({ certificates }) => certificates),
    latestStable(viewChanges).sequence,
  );
}

function stableOf({ sequence, digest, proof }: PbftMessage): StableCheckpoint {
  return { sequence, digest, proof };
}
