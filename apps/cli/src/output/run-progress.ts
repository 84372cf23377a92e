import type { TraceEvent } from '@dmct/core';
import type { Io } from '../io.js';

const SILENT_MILLISECONDS = 2000;
const TERMINAL_EVERY_MILLISECONDS = 500;
const PLAIN_EVERY_MILLISECONDS = 5000;
/** The clock is asked once in so many events. */
const EVENTS_PER_LOOK = 4096;

/**
 * Says on stderr that one long run is alive: how much simulated time it has covered. How long it will last nobody
 * knows before it ends, so it shows its pace in place of an estimate.
 */
export class RunProgress {
  readonly #io: Io;
  readonly #startedAt: number;
  #shownAt: number;
  #events = 0;
  #isLineOpen = false;
  /** What `simulate` is given. */
  readonly options: { readonly onEvent: (event: TraceEvent) => void };

  constructor(io: Io, onEvent: ((event: TraceEvent) => void) | undefined) {
    this.#io = io;
    this.#startedAt = io.now();
    this.#shownAt = this.#startedAt + SILENT_MILLISECONDS - this.#every();
    this.options = {
      onEvent: (event) => {
        onEvent?.(event);
        if (++this.#events % EVENTS_PER_LOOK === 0) this.#look(event);
      },
    };
  }

  finish(): void {
    if (this.#isLineOpen) this.#io.stderr.write('\r\u001b[2K');
    this.#isLineOpen = false;
  }

  #every(): number {
    return this.#io.stderr.isTerminal ? TERMINAL_EVERY_MILLISECONDS : PLAIN_EVERY_MILLISECONDS;
  }

  #look({ at }: TraceEvent): void {
    const now = this.#io.now();
    if (now - this.#shownAt < this.#every()) return;
    this.#shownAt = now;
    const wallSeconds = (now - this.#startedAt) / 1000;
    const seconds = at / 1e9;
    const pace = (seconds / wallSeconds).toPrecision(2);
    const text = `dmct run: ${seconds.toFixed(1)} s simulated, ${String(this.#events)} events, ${pace} s a second`;
    if (this.#io.stderr.isTerminal) {
      this.#io.stderr.write(`\r\u001b[2K${text.slice(0, Math.max(10, this.#io.stderr.columns - 1))}`);
      this.#isLineOpen = true;
    } else this.#io.stderr.write(`${text}\n`);
  }
}
