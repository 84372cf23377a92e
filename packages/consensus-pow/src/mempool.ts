import type { Transaction } from './transaction.js';

/**
 * Transactions that wait for a block, in the order of arrival. The first transaction of an instance stays; a
 * second one with another value is a double spend and is refused.
 */
export class Mempool {
  readonly #waiting = new Map<number, Transaction>();

  get size(): number {
    return this.#waiting.size;
  }

  /** Whether the transaction was taken: false if its instance waits already. */
  add(transaction: Transaction): boolean {
    if (this.#waiting.has(transaction.instance)) return false;
    this.#waiting.set(transaction.instance, transaction);
    return true;
  }

  /** A block recorded this instance: whatever waited for it is done or can never be recorded. */
  remove(instance: number): void {
    this.#waiting.delete(instance);
  }

  /** The first `count` waiting transactions, oldest first. */
  select(count: number): readonly Transaction[] {
    const selected: Transaction[] = [];
    for (const transaction of this.#waiting.values()) {
      if (selected.length >= count) break;
      selected.push(transaction);
    }
    return selected;
  }
}
