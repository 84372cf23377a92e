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
  /** Whether something is still to be decided or learnt here. */
  readonly isDue: boolean;
  /** A view was in vain: asks for what is missing. */
  askForMissing(out: Out<HotstuffMessage>): void;
  /** The present view is another one, or more is known of who is in it. */
  entered(out: Out<HotstuffMessage>): void;
  /** These replicas have not shown that they decided as much as this one. */
  remind(stragglers: readonly number[], out: Out<HotstuffMessage>): void;
}

/**
 * Keeps replicas in one view for long enough (section 4.4, which leaves nextView open and offers waits that
 * double with each view). A view ends with its decision, or after a wait; then a new-view goes to the next leader alone.
 *
 * After f + 1 views in vain at least one leader was correct, so that waits are too short or the replicas are in
 * different views. From then on waits double with each view in vain, new-views go to all, a replica follows f + 1
 * others, and none goes on before it knows of a quorum as far as it is itself: else one that timed out alone while the
 * others had nothing to do would be ahead for ever, and with f silent traitors no view would have its quorum. The least
 * advanced correct replica always sees such a quorum, and the most advanced one is held until f + 1 can draw the rest.
 * Nothing waits while nothing is due.
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
    this.#answer(from, message.view, out);
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

  /** Keeps a clock running while something is due. */
  watch(out: Out<HotstuffMessage>): void {
    if (this.#isViewTimed || !this.#host.isDue) return;
    this.#isViewTimed = true;
    out.setTimer(TIMER_VIEW, this.#patience());
  }

  onTimer(timer: number, out: Out<HotstuffMessage>): void {
    if (timer === TIMER_VIEW && this.#isViewTimed) {
      this.#isViewTimed = false;
      if (this.#host.isDue) this.#giveUp(out);
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

  /** The view was in vain. */
  #giveUp(out: Out<HotstuffMessage>): void {
    this.#host.askForMissing(out);
    if (this.#isOutOfStep() && !this.#isQuorumHere()) {
      this.#announce(out);
      this.watch(out);
      return;
    }
    this.#fruitless++;
    this.#enter(this.view + 1, out);
    this.#host.entered(out);
  }

  /** So many views were in vain that a correct leader was among them. */
  #isOutOfStep(): boolean {
    return this.#fruitless >= this.#station.weakQuorum;
  }

  /** Whether a quorum, this replica included, is known to be in the present view or beyond. */
  #isQuorumHere(): boolean {
    return [...this.#latest.values()].filter(({ view }) => view >= this.view).length >= this.#station.quorum;
  }

  /** A new-view of an earlier view that came though this replica didn't lead that view went to all: its sender seeks the others. */
  #answer(from: number, view: number, out: Out<HotstuffMessage>): void {
    const { id, nodes } = this.#station;
    if (view >= this.view || leaderOf(view, nodes) === id || from === id) return;
    out.send(from, this.#newView());
  }

  #announce(out: Out<HotstuffMessage>): void {
    const { messages, requests } = this.#station;
    out.broadcast(this.#newView());
    // Others may not even know what is due.
    const request = requests.next(new Set());
    if (request !== null) out.broadcast(messages.request(request));
  }

  #enter(view: number, out: Out<HotstuffMessage>): void {
    const { id, nodes } = this.#station;
    this.view = view;
    this.#restart(out);
    if (this.#isOutOfStep()) return this.#announce(out);
    const newView = this.#newView();
    if (leaderOf(view, nodes) !== id) out.send(leaderOf(view, nodes), newView);
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
    // f views in vain may be their leaders' fault, and are no sign that the wait is too short.
    const doublings = Math.min(this.#fruitless - this.#station.weakQuorum, DOUBLINGS_MAX);
    for (let i = 0; i < doublings; i++) nanoseconds *= 2;
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
