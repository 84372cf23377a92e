import type { TendermintMessage } from './messages.js';

/** A message for later, and its sender. */
export interface Early {
  readonly from: number;
  readonly message: TendermintMessage;
}

/** Kept of each sender, the latest ones: a correct one says three things a round. */
const KEPT_OF_EACH_MAX = 64;

/** Messages of heights and rounds to come: the network may deliver them before this replica is there. */
export class EarlyMessages {
  readonly #bySender = new Map<number, TendermintMessage[]>();

  keep(from: number, message: TendermintMessage): void {
    const kept = this.#bySender.get(from) ?? [];
    kept.push(message);
    if (kept.length > KEPT_OF_EACH_MAX) kept.shift();
    this.#bySender.set(from, kept);
  }

  /** Takes out all that there is. */
  take(): readonly Early[] {
    const all = [...this.#bySender].flatMap(([from, kept]) => kept.map((message) => ({ from, message })));
    this.#bySender.clear();
    return all;
  }

  /** The highest round of the height that each sender spoke in, the highest first. */
  rounds(height: number): readonly number[] {
    const rounds: number[] = [];
    for (const kept of this.#bySender.values()) {
      const spoken = kept.filter((message) => message.height === height).map(({ round }) => round);
      if (spoken.length > 0) rounds.push(spoken.reduce((a, b) => Math.max(a, b)));
    }
    return rounds.sort((a, b) => b - a);
  }

  snapshot(): unknown {
    return [...this.#bySender].map(([from, kept]) => [from, kept.length]);
  }
}
