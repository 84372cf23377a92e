import type { Certificate } from './messages.js';
import { isWithinWatermarks } from './rules.js';
import { Slot } from './slot.js';

/**
 * The slots between the watermarks. The low one is the last stable checkpoint; it stays 0, since checkpoints
 * (section 4.3) are not part of this version.
 */
export class Log {
  readonly stableSequence = 0;
  readonly #logSize: number;
  readonly #slots = new Map<number, Slot>();
  /** Votes come in bursts for one sequence: the slot of the last one saves the look-up. NaN: none yet. */
  #last = new Slot(NaN);

  constructor(logSize: number) {
    this.#logSize = logSize;
  }

  isWithin(sequence: number): boolean {
    return isWithinWatermarks(sequence, this.stableSequence, this.#logSize);
  }

  /** The slot of a sequence number, made on demand; null outside the watermarks, whatever was handed in. */
  slotAt(sequence: number): Slot | null {
    if (this.#last.sequence === sequence) return this.#last;
    let slot = this.#slots.get(sequence);
    if (slot === undefined) {
      if (!this.isWithin(sequence)) return null;
      slot = new Slot(sequence);
      this.#slots.set(sequence, slot);
    }
    this.#last = slot;
    return slot;
  }

  /** The set P: proof of each sequence that prepared here, in ascending order. */
  certificates(): readonly Certificate[] {
    return [...this.#slots.values()]
      .flatMap(({ certificate }) => (certificate === null ? [] : [certificate]))
      .sort((a, b) => a.sequence - b.sequence);
  }

  snapshot(): unknown {
    return [...this.#slots.values()]
      .sort((a, b) => a.sequence - b.sequence)
      .map(({ sequence, view, digest, isPrepared, isCommitted, committed }) => ({
        sequence,
        view,
        digest,
        isPrepared,
        isCommitted,
        committed: committed?.value ?? null,
      }));
  }
}
