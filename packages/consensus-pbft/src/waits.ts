import { keyOf, type ClientRequest } from '@dmct/replication';

/**
 * Since when each request is waited for in the present view: for replicas that give each its own time (`timeoutPer`). One
 * clock for all, started anew at each execution (section 4.4), is what a primary lives on that executes one request just
 * in time and lets hundreds wait (A. Clement and others 2009, section 3).
 */
export class Waits {
  #since = new Map<string, number>();

  /** How long the request that has waited longest has, ns on this replica's clock; 0: none waits. */
  longest(waiting: readonly ClientRequest[], now: number): number {
    const since = new Map(
      waiting.map((request) => {
        const key = keyOf(request);
        return [key, this.#since.get(key) ?? now] as const;
      }),
    );
    this.#since = since;
    return waiting.length === 0 ? 0 : now - [...since.values()].reduce((a, b) => Math.min(a, b));
  }

  /** A new primary has all the time again. */
  forget(): void {
    this.#since.clear();
  }
}
