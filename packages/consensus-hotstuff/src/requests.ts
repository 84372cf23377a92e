import type { Request } from './messages.js';

/** Requests by client and timestamp: those that this replica waits for, and those that it executed, once each. */
export class Requests {
  readonly #waiting = new Map<string, Request>();
  readonly #executed = new Map<string, Request>();

  /** A valid request was seen. The first of two under one timestamp stands. */
  note(request: Request): void {
    const key = keyOf(request);
    if (!this.#executed.has(key) && !this.#waiting.has(key)) this.#waiting.set(key, request);
  }

  /** What was executed under the request's timestamp, or undefined. */
  executed(request: Request): Request | undefined {
    return this.#executed.get(keyOf(request));
  }

  /** Whether the request executes now; not if one of its timestamp did before: exactly once. */
  execute(request: Request): boolean {
    const key = keyOf(request);
    if (this.#executed.has(key)) return false;
    this.#executed.set(key, request);
    this.#waiting.delete(key);
    return true;
  }

  get isWaiting(): boolean {
    return this.#waiting.size > 0;
  }

  /** The first one due that is not among those excepted. */
  next(except: ReadonlySet<string>): Request | null {
    for (const [key, request] of this.#waiting) if (!except.has(key)) return request;
    return null;
  }

  snapshot(): unknown {
    return { waiting: [...this.#waiting.keys()], executed: [...this.#executed.keys()] };
  }
}

/** A request's identity: its client and timestamp, not its value. */
export function keyOf(request: Request): string {
  return `${String(request.client)}/${String(request.timestamp)}`;
}
