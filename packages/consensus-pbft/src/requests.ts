import { Requests } from '@dmct/replication';

/** What this replica waits for: requests that it knows, and sequence numbers whose requests never came. */
export class PbftRequests extends Requests {
  /** Sequence numbers that others committed, as f + 1 of them say, and whose request never came. */
  readonly #missing = new Set<number>();

  noteMissing(sequence: number): void {
    this.#missing.add(sequence);
  }

  executedSequence(sequence: number): void {
    this.#missing.delete(sequence);
  }

  override get isWaiting(): boolean {
    return super.isWaiting || this.#missing.size > 0;
  }

  override snapshot(): ReturnType<Requests['snapshot']> & { readonly missing: readonly number[] } {
    return { ...super.snapshot(), missing: [...this.#missing].sort((a, b) => a - b) };
  }
}
