import type { Out } from '@dmct/core';
import {
  GENESIS,
  GENESIS_CERTIFICATE,
  type HotstuffMessage,
  type Node,
  type QuorumCertificate,
} from './messages.js';
import type { Station } from './station.js';

/** Decided nodes execute in the order of their branch, each request once (Algorithm 2, decide phase). */
export class Execution {
  /** Requests executed: the number of the next decision. */
  decisions = 0;
  /** The commitQC of the last decided node; null while none is. */
  decidedBy: QuorumCertificate | null = null;
  /** A commitQC whose branch this replica doesn't know in full. */
  #open: QuorumCertificate | null = null;
  readonly #station: Station;

  constructor(station: Station) {
    this.#station = station;
  }

  /** What is decided, but unknown here; null for nothing. */
  get missing(): string | null {
    const open = this.#open;
    return open === null || this.#station.tree.isDecided(open.node) ? null : open.node;
  }

  /** A genuine commitQC: executes its branch, if all of it is known. Whether it is decided here now. */
  commit(certificate: QuorumCertificate, view: number, out: Out<HotstuffMessage>): boolean {
    const { tree } = this.#station;
    if (tree.isDecided(certificate.node)) return true;
    const branch = tree.undecidedUpTo(certificate.node);
    if (branch === null) {
      if (certificate.view > (this.#open?.view ?? 0)) this.#open = certificate;
      return false;
    }
    this.decidedBy = certificate;
    for (const node of branch) this.#execute(node, view, out);
    return true;
  }

  /** More nodes are known: tries again what was left open. */
  retry(view: number, out: Out<HotstuffMessage>): void {
    const open = this.#open;
    if (open !== null && this.commit(open, view, out)) this.#open = null;
  }

  #execute(node: Node, view: number, out: Out<HotstuffMessage>): void {
    const { messages, requests, tree } = this.#station;
    const { request } = node;
    tree.decide(node);
    if (request === null || !requests.execute(request)) return;
    out.decide(this.decisions++, request.value);
    out.send(request.client, messages.reply(view, request));
  }

  /** Answers a replica that decided `height` nodes and would like to know of `digest`; null: nothing is news. */
  branchFor(height: number, digest: string): HotstuffMessage | null {
    const { messages, tree } = this.#station;
    const undecided = digest === GENESIS ? [] : (tree.undecidedUpTo(digest) ?? []);
    const nodes = [...tree.decidedAbove(height), ...undecided];
    return nodes.length === 0 ? null : messages.branch(nodes, this.decidedBy ?? GENESIS_CERTIFICATE);
  }

  snapshot(): unknown {
    return { decisions: this.decisions, decidedIn: this.decidedBy?.view ?? 0, open: this.#open?.view ?? 0 };
  }
}
