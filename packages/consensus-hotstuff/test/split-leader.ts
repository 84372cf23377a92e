import type { Out, Replica, Signature } from '@dmct/core';
import { quorumSize, type ClientRequest, requestText } from '@dmct/replication';
import {
  GENESIS,
  GENESIS_CERTIFICATE,
  KIND,
  Messages,
  PHASES,
  VOTE_KIND,
  type HotstuffMessage,
  type Node,
  type Phase,
} from '../src/messages.js';
import { paramsSchema } from '../src/params.js';
import { maxFaulty } from '../src/rules.js';
import { nodeText, voteText } from '../src/statements.js';
import { restated, type Context } from './workbench.js';

const messages = new Messages(false);
const RULE = paramsSchema.parse({});
const VIEW = 1;

/** One half of the honest replicas, and what they are led to decide. */
interface Half {
  readonly members: readonly number[];
  readonly node: Node;
  /** Votes of each phase. */
  readonly votes: ReadonlyMap<Phase, Map<number, Signature>>;
}

/**
 * The leader of view 1, in league with its client and all other traitors: leads each half of the honest replicas through
 * the three phases of a node of its own, with the traitors' votes for both.
 */
export class SplitLeader implements Replica<HotstuffMessage> {
  #halves: readonly Half[] = [];

  constructor(
    private readonly context: Context,
    private readonly id: number,
  ) {}

  onMessage(from: number, message: HotstuffMessage, out: Out<HotstuffMessage>): void {
    if (message.kind === KIND.request && this.#halves.length === 0) this.#propose(message, out);
    const phase = PHASES.find((each) => VOTE_KIND[each] === message.kind);
    const half = this.#halves.find(({ members }) => members.includes(from));
    if (phase === undefined || half === undefined || message.signature === null) return;
    if (message.digest !== half.node.digest || message.view !== VIEW) return;
    half.votes.get(phase)?.set(from, message.signature);
    this.#certify(half, phase, out);
  }

  #propose(message: HotstuffMessage, out: Out<HotstuffMessage>): void {
    const { honest, lie, nodes } = this.context;
    const replicas = honest.filter((id) => id < nodes);
    const other = restated(this.context, this.id, message, lie);
    this.#halves = [message, other].map(({ request }, side) => ({
      members: replicas.filter((_, index) => index % 2 === side),
      node: this.#nodeOf(request!),
      votes: new Map(PHASES.map((phase) => [phase, new Map<number, Signature>()])),
    }));
    for (const { members, node } of this.#halves) {
      out.multicast(messages.prepare(VIEW, node, GENESIS_CERTIFICATE, []), members);
    }
  }

  #nodeOf(request: ClientRequest): Node {
    const crypto = this.context.cryptoOf(this.id);
    const { client, timestamp, value } = request;
    const requestDigest = crypto.digest(requestText(client, timestamp, value));
    return Object.freeze({
      parent: GENESIS,
      request,
      digest: crypto.digest(nodeText(GENESIS, requestDigest)),
    });
  }

  #certify({ members, node, votes }: Half, phase: Phase, out: Out<HotstuffMessage>): void {
    const { faulty, nodes } = this.context;
    const traitors = faulty.filter((id) => id < nodes);
    const quorum = quorumSize(nodes, maxFaulty(nodes, RULE));
    const text = voteText(phase, VIEW, node.digest);
    const own = traitors.map((id) => this.context.cryptoOf(id).sign(text));
    const signatures = [...(votes.get(phase)?.values() ?? []), ...own].slice(0, quorum);
    if (signatures.length < quorum) return;
    const certificate = Object.freeze({
      phase,
      view: VIEW,
      node: node.digest,
      signatures: Object.freeze(signatures),
    });
    out.multicast(messages.certified(certificate), members);
  }

  snapshot(): unknown {
    return { role: 'split leader' };
  }
}
