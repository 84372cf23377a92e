import type { Io } from '../io.js';

export interface ProgressReport {
  readonly done: number;
  readonly total: number;
  readonly label: string;
}

/** Nothing is shown before this, nor where less than this is expected in all. */
const SILENT_MILLISECONDS = 2000;
/** How soon an estimate is believed. */
const BELIEVED_MILLISECONDS = 500;
/** Below this share what is left would be a multiple of how long the workers take to start. */
const BELIEVED_SHARE = 0.02;
const TERMINAL_EVERY_MILLISECONDS = 200;
const PLAIN_EVERY_MILLISECONDS = 5000;

/**
 * How far a long command is, on stderr: one line that is rewritten on a terminal, a line now and then elsewhere, and
 * nothing at all for what takes less than two seconds.
 */
export class Progress {
  readonly #io: Io;
  readonly #name: string;
  readonly #startedAt: number;
  #shownAt = -Infinity;
  #isLineOpen = false;

  constructor(io: Io, name: string) {
    this.#io = io;
    this.#name = name;
    this.#startedAt = io.now();
  }

  update({ done, total, label }: ProgressReport): void {
    const now = this.#io.now();
    const elapsed = now - this.#startedAt;
    const share = total > 0 ? done / total : 0;
    const remaining = share > 0 ? (elapsed * (1 - share)) / share : null;
    if (elapsed < BELIEVED_MILLISECONDS || done >= total) return;
    if (elapsed < SILENT_MILLISECONDS && elapsed + (remaining ?? 0) < SILENT_MILLISECONDS) return;
    const every = this.#io.stderr.isTerminal ? TERMINAL_EVERY_MILLISECONDS : PLAIN_EVERY_MILLISECONDS;
    if (now - this.#shownAt < every) return;
    this.#shownAt = now;
    const percent = `${String(Math.floor(100 * share))} %`;
    const estimate =
      remaining === null || share < BELIEVED_SHARE ? '' : `, about ${duration(remaining)} left`;
    this.#show(`dmct ${this.#name}: ${percent}, ${label}${estimate}`);
  }

  /** Says something on a line of its own. */
  note(text: string): void {
    this.finish();
    this.#io.stderr.write(`dmct ${this.#name}: ${text}\n`);
  }

  /** Clears the line, so that what follows stands alone. */
  finish(): void {
    if (this.#isLineOpen) this.#io.stderr.write('\r\u001b[2K');
    this.#isLineOpen = false;
  }

  #show(text: string): void {
    const { stderr } = this.#io;
    if (stderr.isTerminal) {
      stderr.write(`\r\u001b[2K${text.slice(0, Math.max(10, stderr.columns - 1))}`);
      this.#isLineOpen = true;
    } else stderr.write(`${text}\n`);
  }
}

/** "45 s", "3 min 10 s". */
function duration(milliseconds: number): string {
  const seconds = Math.ceil(milliseconds / 1000);
  if (seconds < 100) return `${String(seconds)} s`;
  return `${String(Math.floor(seconds / 60))} min ${String(seconds % 60)} s`;
}
