import { keyOf, type ClientRequest } from './request.js';

/** Requests by client and timestamp: those that this replica waits for, and those that it executed, once each. */
export class Requests {
  readonly #waiting = new Map<string, ClientRequest>();
  readonly #executed = new Map<string, ClientRequest>();

  /** A valid request was seen. The first of two under one timestamp stands. */
  note(request: ClientRequest): void {
    const key = keyOf(request);
    if (!this.#executed.has(key) && !this.#waiting.has(key)) this.#waiting.set(key, request);
  }

  /** What was executed under the request's timestamp, or undefined. */
  executed(request: ClientRequest): ClientRequest | undefined {
    return this.#executed.get(keyOf(request));
  }

  /** Whether the request executes now; not if one of its timestamp did before: exactly once. */
  execute(request: ClientRequest): boolean {
    const key = keyOf(request);
    if (this.#executed.has(key)) return false;
    this.#executed.set(key, request);
    this.#waiting.delete(key);
    return true;
  }

  get isWaiting(): boolean {
    return this.#waiting.size > 0;
  }

  /** Those waited for, in the order in which they were seen. */
  waiting(): readonly ClientRequest[] {
    return [...this.#waiting.values()];
  }

  /** The first one due that is not among the keys excepted; null: none. */
  next(except: ReadonlySet<string> = NONE): ClientRequest | null {
    for (const [key, request] of this.#waiting) if (!except.has(key)) return request;
    return null;
  }

  /** Plain data, the keys in order: the same for all replicas that hold the same. */
  snapshot(): { readonly waiting: readonly string[]; readonly executed: readonly string[] } {
    return { waiting: [...this.#waiting.keys()].sort(), executed: [...this.#executed.keys()].sort() };
  }
}

const NONE: ReadonlySet<string> = new Set();
