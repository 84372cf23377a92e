import {
  secondsToNanoseconds,
  type Out,
  type Replica,
  type ReplicaContext,
  type Signature,
  type Value,
} from '@dmct/core';
import { allows, type ChoiceRule } from './choices.js';
import {
  acceptText,
  createAccept,
  createCommit,
  createPropose,
  createReport,
  KIND,
  reportText,
  type Accepted,
  type Certificate,
  type Report,
  type TwoTrackMessage,
} from './messages.js';
import { viewSeconds, type TwoTrackParams } from './params.js';
import { sizesOf, type Sizes } from './sizes.js';
import { Verifier } from './verifier.js';

export interface TwoTrackOptions {
  readonly choice: ChoiceRule;
  /** The t of n = 3f + 2t + 1. */
  readonly slack: number;
}

/**
 * One log slot of a protocol with a fast and a slow track. A leader proposes; replicas accept and tell all. All but t
 * accepts decide at once. A quorum of accepts is a certificate; a quorum of replicas that have one decides. Views follow
 * one another by the clock; their leaders choose by what n - f replicas report.
 */
export class TwoTrackReplica implements Replica<TwoTrackMessage> {
  readonly #context: ReplicaContext<TwoTrackParams>;
  readonly #choice: ChoiceRule;
  readonly #sizes: Sizes;
  readonly #verifier: Verifier;
  readonly #viewNanoseconds: number;
  #view = 0;
  #accepted: Accepted | null = null;
  #certificate: Certificate | null = null;
  #hasProposed = false;
  #decided: Value | null = null;
  #reports: Report[] = [];
  /** Signed accepts by view and value, then by replica. */
  readonly #accepts = new Map<string, Map<number, Signature>>();
  /** Replicas that hold a certificate, by view and value. */
  readonly #commits = new Map<string, Set<number>>();

  constructor(context: ReplicaContext<TwoTrackParams>, { choice, slack }: TwoTrackOptions) {
    this.#context = context;
    this.#choice = choice;
    this.#sizes = sizesOf(context.nodes, context.faultsTolerated, slack);
    this.#verifier = new Verifier(context.nodes, this.#sizes, context.crypto);
    this.#viewNanoseconds = secondsToNanoseconds(viewSeconds(context.params, context.network));
  }

  onStart(out: Out<TwoTrackMessage>): void {
    if (this.#context.id === 0) out.submit(0, this.#ownValue);
    if (this.#isLeader) this.#propose(this.#ownValue, [], out);
    out.setTimer(1, this.#viewNanoseconds - out.now);
  }

  /** View `view` begins; the last one has no end. */
  onTimer(view: number, out: Out<TwoTrackMessage>): void {
    const { nodes, params } = this.#context;
    this.#view = view;
    this.#hasProposed = false;
    this.#reports = [];
    const report = this.#report(view);
    if (this.#isLeader) this.#onReport(report, out);
    else out.send(leaderOf(view, nodes), createReport(report));
    if (view + 1 < params.views) {
      out.setTimer(view + 1, (view + 1) * this.#viewNanoseconds - out.now);
    }
  }

  onMessage(from: number, message: TwoTrackMessage, out: Out<TwoTrackMessage>): void {
    switch (message.kind) {
      case KIND.propose:
        return this.#onPropose(from, message, out);
      case KIND.accept: {
        const signature = this.#verifier.acceptedBy(from, message);
        if (signature !== null) this.#onAccept(message, signature, out);
        return;
      }
      case KIND.commit:
        return this.#onCommit(from, message, out);
      case KIND.report: {
        const report: unknown = Array.isArray(message.reports) ? message.reports[0] : null;
        if (!this.#isLeader || !this.#verifier.isReport(report, this.#view)) return;
        if (report.signature.signer === from) this.#onReport(report, out);
        return;
      }
      default:
    }
  }

  get #isLeader(): boolean {
    return leaderOf(this.#view, this.#context.nodes) === this.#context.id;
  }

  get #ownValue(): Value {
    return this.#context.valueOf(0);
  }

  #report(view: number): Report {
    const said = { view, accepted: this.#accepted, certificate: this.#certificate };
    return Object.freeze({ ...said, signature: this.#context.crypto.sign(reportText(said)) });
  }

  /** The leader chooses by the first n - f reports; where they allow nothing it has nothing to propose. */
  #onReport(report: Report, out: Out<TwoTrackMessage>): void {
    if (this.#reports.some(({ signature }) => signature.signer === report.signature.signer)) return;
    this.#reports.push(report);
    if (this.#hasProposed || this.#reports.length !== this.#sizes.reports) return;
    const choice = this.#choice(this.#reports, this.#sizes);
    if (choice === 'none') return;
    this.#propose(choice === 'any' ? this.#ownValue : choice.only, [...this.#reports], out);
  }

  #propose(value: Value, reports: readonly Report[], out: Out<TwoTrackMessage>): void {
    this.#hasProposed = true;
    out.broadcast(createPropose(this.#view, value, reports));
    this.#accept(value, out);
  }

  #onPropose(from: number, { reports, value, view }: TwoTrackMessage, out: Out<TwoTrackMessage>): void {
    const { candidates, nodes } = this.#context;
    if (view !== this.#view || from !== leaderOf(view, nodes) || !candidates.includes(value)) return;
    if (this.#accepted?.view === view) return;
    if (view > 0) {
      if (!this.#verifier.areReports(reports, view)) return;
      if (!allows(this.#choice(reports, this.#sizes), value)) return;
    }
    this.#accept(value, out);
  }

  /** Once a view: a replica that accepted keeps its word. */
  #accept(value: Value, out: Out<TwoTrackMessage>): void {
    const view = this.#view;
    this.#accepted = { view, value };
    const signature = this.#context.crypto.sign(acceptText(view, value));
    out.broadcast(createAccept(view, value, signature));
    this.#onAccept(this.#accepted, signature, out);
  }

  #onAccept({ value, view }: Accepted, signature: Signature, out: Out<TwoTrackMessage>): void {
    const key = `${String(view)}|${value}`;
    const accepts = this.#accepts.get(key) ?? new Map<number, Signature>();
    this.#accepts.set(key, accepts.set(signature.signer, signature));
    if (accepts.size >= this.#sizes.fast) this.#decide(value, out);
    // Who left the view has promised not to certify anything in it.
    if (accepts.size < this.#sizes.quorum || view !== this.#view || this.#certificate?.view === view) return;
    this.#certificate = { view, value, signatures: Object.freeze([...accepts.values()]) };
    out.broadcast(createCommit(this.#certificate));
    this.#countCommit(this.#context.id, this.#certificate, out);
  }

  #onCommit(from: number, { certificate }: TwoTrackMessage, out: Out<TwoTrackMessage>): void {
    if (from < this.#context.nodes && this.#verifier.isCertificate(certificate)) {
      this.#countCommit(from, certificate, out);
    }
  }

  #countCommit(from: number, { value, view }: Certificate, out: Out<TwoTrackMessage>): void {
    const key = `${String(view)}|${value}`;
    const holders = this.#commits.get(key) ?? new Set<number>();
    this.#commits.set(key, holders.add(from));
    if (holders.size >= this.#sizes.quorum) this.#decide(value, out);
  }

  #decide(value: Value, out: Out<TwoTrackMessage>): void {
    if (this.#decided !== null) return;
    this.#decided = value;
    out.decide(0, value);
  }

  snapshot(): unknown {
    return {
      view: this.#view,
      accepted: this.#accepted,
      certificate: this.#certificate && { view: this.#certificate.view, value: this.#certificate.value },
      decided: this.#decided,
    };
  }
}

export function leaderOf(view: number, nodes: number): number {
  return view % nodes;
}
