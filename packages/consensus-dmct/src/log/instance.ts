import type { Vote } from '../codebook.js';
import { gradedDecision, nextVote, type Judgement } from '../rules.js';
import type { Heard } from './payload-reader.js';

/** A payload less clear than this is not proposed: it would be taken for another one, if at all, by nobody else. */
const CLEAR = 0.8;

/**
 * One general's part in one instance: is what the client radiated in this frame the log's next entry, or nothing? A
 * binary agreement as on two orders, whose inputs are "n − t general propose what I heard". Who is silent has said
 * nothing, and counts for nothing (0) until it speaks.
 */
export class Instance {
  readonly frame: number;
  /** What this general heard; null if only others did. */
  readonly heard: Heard | null;
  vote: Vote = 0;
  outcome: Vote | null = null;
  /** The last word of each general. */
  readonly before: Float64Array;
  #quietRoundsLeft = Infinity;
  readonly #lingerRounds: number;

  constructor(frame: number, heard: Heard | null, nodes: number, lingerRounds: number) {
    this.frame = frame;
    this.heard = heard;
    this.before = new Float64Array(nodes);
    this.#lingerRounds = lingerRounds;
  }

  /** Whether this general proposes what it heard. If it does, all others can read it: they hear the same waves. */
  get isProposed(): boolean {
    return this.heard !== null && this.heard.clarity >= CLEAR;
  }

  /** It has decided, and the others have been quiet for long enough. */
  get isDone(): boolean {
    return this.#quietRoundsLeft <= 0;
  }

  /** Takes what a round said, and what each general's last word is after it. */
  judge(judgement: Judgement, lastWords: Float64Array, confidence: number): void {
    this.before.set(lastWords);
    if (this.outcome !== null) {
      this.#quietRoundsLeft = judgement.unsettled ? this.#lingerRounds : this.#quietRoundsLeft - 1;
      return;
    }
    this.vote = nextVote(judgement, this.vote);
    const decision = gradedDecision(judgement, confidence);
    if (decision === null) return;
    this.outcome = decision;
    this.vote = decision;
    this.#quietRoundsLeft = this.#lingerRounds;
  }

  snapshot(): unknown {
    const { frame, heard, outcome, vote } = this;
    return { frame, heard: heard?.entries ?? null, vote, outcome };
  }
}
