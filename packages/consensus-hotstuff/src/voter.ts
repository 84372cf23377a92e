import {
  COMMIT,
  GENESIS_CERTIFICATE,
  PRE_COMMIT,
  PREPARE,
  type HotstuffMessage,
  type Node,
  type Phase,
  type QuorumCertificate,
} from './messages.js';
import type { Rules } from './rules.js';
import { voteText } from './statements.js';
import type { Station } from './station.js';

/** What a replica holds and votes (Algorithm 2, "as a replica"): prepareQC, lockedQC, one vote a phase and view. */
export class Voter {
  /** The highest certificate of a prepare phase; it goes with each new-view. */
  prepareQc: QuorumCertificate = GENESIS_CERTIFICATE;
  /** The highest certificate of a pre-commit phase. */
  lockedQc: QuorumCertificate = GENESIS_CERTIFICATE;
  readonly #station: Station;
  readonly #rules: Rules;
  /** The phases voted in, of the view in which this replica voted last. */
  readonly #voted = new Set<Phase>();
  #votedView = 0;

  constructor(station: Station, rules: Rules) {
    this.#station = station;
    this.#rules = rules;
  }

  /** The last view of which this replica holds a certificate: unless it is decided since, something is under way. */
  get certifiedView(): number {
    return Math.max(this.prepareQc.view, this.lockedQc.view);
  }

  /** This replica's vote for a proposal; null: not safe, or it voted already. The node is genuine and extends `justify`. */
  onProposal(view: number, node: Node, justify: QuorumCertificate): HotstuffMessage | null {
    const extendsLocked = this.#station.tree.extends(node.digest, this.lockedQc.node);
    if (!this.#rules.safeNode({ justify, locked: this.lockedQc, extendsLocked })) return null;
    return this.#vote(PREPARE, view, node.digest);
  }

  /** This replica's vote on a genuine certificate of its present view; null: it voted already, or nothing is left to. */
  onCertificate(certificate: QuorumCertificate): HotstuffMessage | null {
    const { node, phase, view } = certificate;
    if (phase === PREPARE) {
      if (view > this.prepareQc.view) this.prepareQc = certificate;
      return this.#vote(PRE_COMMIT, view, node);
    }
    if (phase !== PRE_COMMIT) return null;
    if (view > this.lockedQc.view) this.lockedQc = certificate;
    return this.#vote(COMMIT, view, node);
  }

  #vote(phase: Phase, view: number, digest: string): HotstuffMessage | null {
    if (view > this.#votedView) {
      this.#votedView = view;
      this.#voted.clear();
    }
    if (view < this.#votedView || this.#voted.has(phase)) return null;
    this.#voted.add(phase);
    const { crypto, messages, tree } = this.#station;
    const signature = crypto.sign(voteText(phase, view, digest));
    return messages.vote(phase, view, digest, tree.get(digest), signature);
  }

  snapshot(): unknown {
    const shown = ({ view, node }: QuorumCertificate): unknown => ({ view, node });
    return {
      prepareQc: shown(this.prepareQc),
      lockedQc: shown(this.lockedQc),
      votedView: this.#votedView,
      voted: [...this.#voted].sort(),
    };
  }
}
