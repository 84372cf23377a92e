import { secondsToNanoseconds, type Out } from '@dmct/core';
import type { HotstuffMessage, QuorumCertificate } from './messages.js';
import { FIRST_VIEW, leaderOf } from './rules.js';
import { newViewText } from './statements.js';
import type { Station } from './station.js';

const TIMER_VIEW = 0;
const TIMER_STRAGGLERS = 1;

/** Doubling stops here: waits stay exact integers of nanoseconds, and a horizon cuts a run long before. */
const DOUBLINGS_MAX = 16;

/** What the pacemaker needs of its replica. */
export interface PacemakerHost {
  readonly prepareQc: QuorumCertificate;
  /** The present view is another one, or more is known of who is in it. */
  entered(out: Out<HotstuffMessage>): void;
  /** These replicas have not shown that they decided as much as this one. */
  remind(stragglers: readonly number[], out: Out<HotstuffMessage>): void;
}

/**
 * Keeps replicas in one view for long enough (the paper's pacemaker, whose means it leaves open). A view ends with
 * its decision, or after a wait that doubles with each view in vain; then a new-view goes to the next leader alone.
 * After f + 1 views in vain at least one leader was correct, so that the replicas must be in different views: from then
 * on new-views go to all, and a replica follows f + 1 others. Nothing waits while no request is due.
 */
export class Pacemaker {
  view = FIRST_VIEW;
  readonly #station: Station;
  readonly #host: PacemakerHost;
  readonly #baseNanoseconds: number;
  /** Views in vain since the last executed request. */
  #fruitless = 0;
  #isViewTimed = false;
  /** How much the stragglers should have decided, once the timer that looks after them fires. */
  #heightDue = 0;
  /** Each replica's new-view for the highest view that it entered, this replica's own included. */
  readonly #latest = new Map<number, HotstuffMessage>();

  constructor(station: Station, host: PacemakerHost, baseSeconds: number) {
    this.#station = station;
    this.#host = host;
    this.#baseNanoseconds = secondsToNanoseconds(baseSeconds);
  }

  newViews(): readonly HotstuffMessage[] {
    return [...this.#latest.values()].filter(({ view }) => view === this.view);
  }

  /** A genuine new-view: its signature and certificate were checked. */
  onNewView(from: number, message: HotstuffMessage, out: Out<HotstuffMessage>): void {
    if ((this.#latest.get(from)?.view ?? 0) >= message.view) return;
    this.#latest.set(from, message);
    const { weakQuorum } = this.#station;
    const ahead = [...this.#latest.values()].map(({ view }) => view).filter((view) => view > this.view);
    if (ahead.length >= weakQuorum) {
      // One at least of the f + 1 that are furthest is correct.
      const furthest = ahead.sort((a, b) => b - a)[weakQuorum - 1];
      if (furthest !== undefined) this.#enter(furthest, out);
    }
    this.#host.entered(out);
  }

  /** The view's leader showed that a quorum is in a later view. */
  follow(view: number, out: Out<HotstuffMessage>): void {
    this.view = view;
    this.#restart(out);
  }

  /** A decision was taken in `view`: the next one begins. */
  decided(view: number, height: number, out: Out<HotstuffMessage>): void {
    if (view < this.view) return;
    this.#enter(view + 1, out);
    if (leaderOf(this.view, this.#station.nodes) === this.#station.id) {
      this.#heightDue = height;
      out.setTimer(TIMER_STRAGGLERS, this.#baseNanoseconds);
    }
    this.#host.entered(out);
  }

  /** A request was executed: patience is as short as at first. */
  progress(out: Out<HotstuffMessage>): void {
    this.#fruitless = 0;
    this.#restart(out);
  }

  /** Keeps a clock running while a request is due. */
  watch(out: Out<HotstuffMessage>): void {
    if (this.#isViewTimed || !this.#station.requests.isWaiting) return;
    this.#isViewTimed = true;
    out.setTimer(TIMER_VIEW, this.#patience());
  }

  onTimer(timer: number, out: Out<HotstuffMessage>): void {
    if (timer === TIMER_VIEW && this.#isViewTimed) {
      this.#isViewTimed = false;
      if (!this.#station.requests.isWaiting) return;
      this.#fruitless++;
      this.#enter(this.view + 1, out);
      this.#host.entered(out);
    } else if (timer === TIMER_STRAGGLERS) {
      const { id, nodes } = this.#station;
      const stragglers = Array.from({ length: nodes }, (_, other) => other).filter(
        (other) => other !== id && (this.#latest.get(other)?.height ?? 0) < this.#heightDue,
      );
      if (stragglers.length > 0) this.#host.remind(stragglers, out);
    }
  }

  /** After a crash: the timers are gone, and others may have decided meanwhile; who has, tells. */
  recover(out: Out<HotstuffMessage>): void {
    this.#isViewTimed = false;
    out.broadcast(this.#newView());
    this.watch(out);
  }

  #enter(view: number, out: Out<HotstuffMessage>): void {
    const { id, messages, nodes, requests, weakQuorum } = this.#station;
    this.view = view;
    this.#restart(out);
    const newView = this.#newView();
    if (this.#fruitless >= weakQuorum) {
      out.broadcast(newView);
      // Others may not even know what is due.
      const request = requests.next(new Set());
      if (request !== null) out.broadcast(messages.request(request));
    } else if (leaderOf(view, nodes) !== id) {
      out.send(leaderOf(view, nodes), newView);
    }
  }

  #newView(): HotstuffMessage {
    const { crypto, id, messages, tree } = this.#station;
    const signature = crypto.sign(newViewText(this.view));
    const newView = messages.newView(this.view, tree.height, this.#host.prepareQc, signature);
    this.#latest.set(id, newView);
    return newView;
  }

  #restart(out: Out<HotstuffMessage>): void {
    if (this.#isViewTimed) out.cancelTimer(TIMER_VIEW);
    this.#isViewTimed = false;
    this.watch(out);
  }

  #patience(): number {
    let nanoseconds = this.#baseNanoseconds;
    for (let i = 0; i < Math.min(this.#fruitless, DOUBLINGS_MAX); i++) nanoseconds *= 2;
    return nanoseconds;
  }

  snapshot(): unknown {
    return {
      view: this.view,
      fruitless: this.#fruitless,
      latest: [...this.#latest].map(([replica, { view }]) => [replica, view]).sort(([a], [b]) => a! - b!),
    };
  }
}
