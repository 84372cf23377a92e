import type { Request } from './messages.js';

/** Requests by client and timestamp: those that this replica waits for, and those that it executed, once each. */
export class Requests {
  readonly #waiting = new Map<string, Request>();
  readonly #executed = new Map<string, Request>();
  /** Sequence numbers that others committed, as f + 1 of them say, and whose request never came. */
  readonly #missing = new Set<number>();

  /** A valid request was seen. The first of two under one timestamp stands. */
  note(request: Request): void {
    const key = keyOf(request);
    if (!this.#executed.has(key) && !this.#waiting.has(key)) this.#waiting.set(key, request);
  }

  noteMissing(sequence: number): void {
    this.#missing.add(sequence);
  }

  /** What was executed under the request's timestamp, or undefined. */
  executed(request: Request): Request | undefined {
    return this.#executed.get(keyOf(request));
  }

  /** Whether the request executes now; not if one of its timestamp did before (exactly once, section 4.1). */
  execute(request: Request): boolean {
    const key = keyOf(request);
    if (this.#executed.has(key)) return false;
    this.#executed.set(key, request);
    this.#waiting.delete(key);
    return true;
  }

  executedSequence(sequence: number): void {
    this.#missing.delete(sequence);
  }

  get isWaiting(): boolean {
    return this.#waiting.size > 0 || this.#missing.size > 0;
  }

  waiting(): readonly Request[] {
    return [...this.#waiting.values()];
  }

  snapshot(): unknown {
    return {
      waiting: [...this.#waiting.keys()].sort(),
      executed: [...this.#executed.keys()].sort(),
      missing: [...this.#missing].sort((a, b) => a - b),
    };
  }
}

/** A request's identity: its client and timestamp, not its value. */
export function keyOf(request: Request): string {
  return `${String(request.client)}/${String(request.timestamp)}`;
}
