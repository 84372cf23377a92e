import type { EngineProgress } from '@dmct/simulator';
import type { Io } from '../io.js';

const SILENT_MILLISECONDS = 2000;
const TERMINAL_EVERY_MILLISECONDS = 500;
const PLAIN_EVERY_MILLISECONDS = 5000;

/** Says on stderr that one long run is alive and at which pace; of how much is left, where the horizon is given. */
export class RunProgress {
  readonly #io: Io;
  readonly #horizonSeconds: number | undefined;
  readonly #startedAt: number;
  #shownAt: number;
  #isLineOpen = false;

  constructor(io: Io, horizonSeconds: number | undefined) {
    this.#io = io;
    this.#horizonSeconds = horizonSeconds;
    this.#startedAt = io.now();
    this.#shownAt = this.#startedAt + SILENT_MILLISECONDS - this.#every();
  }

  /** What the engine tells now and then, put on the line when it is time. */
  readonly onProgress = ({ simulatedSeconds }: EngineProgress): void => {
    const now = this.#io.now();
    if (now - this.#shownAt < this.#every()) return;
    this.#shownAt = now;
    this.#show(simulatedSeconds, simulatedSeconds / ((now - this.#startedAt) / 1000));
  };

  finish(): void {
    if (this.#isLineOpen) this.#io.stderr.write('\r\u001b[2K');
    this.#isLineOpen = false;
  }

  #every(): number {
    return this.#io.stderr.isTerminal ? TERMINAL_EVERY_MILLISECONDS : PLAIN_EVERY_MILLISECONDS;
  }

  #show(simulatedSeconds: number, pace: number): void {
    const horizon = this.#horizonSeconds;
    const left =
      horizon === undefined ? '' : `, at most ${((horizon - simulatedSeconds) / pace).toFixed(0)} s left`;
    const text = `dmct run: ${simulatedSeconds.toFixed(1)} s simulated, ${pace.toPrecision(2)} a second${left}`;
    if (this.#io.stderr.isTerminal) {
      this.#io.stderr.write(`\r\u001b[2K${text.slice(0, Math.max(10, this.#io.stderr.columns - 1))}`);
      this.#isLineOpen = true;
    } else this.#io.stderr.write(`${text}\n`);
  }
}
