import type { Certificate } from './messages.js';
import { isWithinWatermarks } from './rules.js';
import { Slot } from './slot.js';

/** The slots between the watermarks (sections 4.2 and 4.3): those of the last stable checkpoint and before are gone. */
export class Log {
  readonly size: number;
  readonly #slots = new Map<number, Slot>();
  #low = 0;
  /** Votes come in bursts for one sequence: the slot of the last one saves the look-up. NaN: none yet. */
  #last = new Slot(NaN);

  constructor(size: number) {
    this.size = size;
  }

  /** The high watermark, H = h + L. */
  get high(): number {
    return this.#low + this.size;
  }

  isWithin(sequence: number): boolean {
    return isWithinWatermarks(sequence, this.#low, this.size);
  }

  /** A checkpoint is stable: the watermarks move, and all up to it is discarded. */
  truncate(stableSequence: number): void {
    if (stableSequence <= this.#low) return;
    this.#low = stableSequence;
    for (const sequence of this.#slots.keys()) if (sequence <= stableSequence) this.#slots.delete(sequence);
    this.#last = new Slot(NaN);
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
