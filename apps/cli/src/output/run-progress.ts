import type { Out, Registry, Replica, Strategy } from '@dmct/core';
import type { Io } from '../io.js';

const SILENT_MILLISECONDS = 2000;
const TERMINAL_EVERY_MILLISECONDS = 500;
const PLAIN_EVERY_MILLISECONDS = 5000;
/** The clock is asked once in so many events of the watched replica. */
const EVENTS_PER_LOOK = 16;
const HANDLERS = ['onStart', 'onMessage', 'onObservation', 'onTimer', 'onWork', 'onRecover'] as const;

/**
 * Says on stderr that one long run is alive and at which pace; of how much, where the horizon is given. A run tells
 * nothing of itself without its trace, which costs more than the run; so the first replica is watched: its handlers
 * see the simulated time.
 */
export class RunProgress {
  readonly #io: Io;
  readonly #horizonSeconds: number | undefined;
  readonly #startedAt: number;
  #shownAt: number;
  #events = 0;
  #isLineOpen = false;

  constructor(io: Io, horizonSeconds: number | undefined) {
    this.#io = io;
    this.#horizonSeconds = horizonSeconds;
    this.#startedAt = io.now();
    this.#shownAt = this.#startedAt + SILENT_MILLISECONDS - this.#every();
  }

  /** The registry with strategies whose replica 0 is watched; nothing else about them changes. */
  watch(registry: Registry): Registry {
    const { strategies } = registry;
    return {
      ...registry,
      strategies: { ...strategies, get: (name) => this.#watchStrategy(strategies.get(name)) },
    };
  }

  finish(): void {
    if (this.#isLineOpen) this.#io.stderr.write('\r\u001b[2K');
    this.#isLineOpen = false;
  }

  #watchStrategy(strategy: Strategy): Strategy {
    const createReplica: Strategy['createReplica'] = (context) => {
      const replica = strategy.createReplica(context);
      return context.id === 0 ? this.#watchReplica(replica) : replica;
    };
    // Inherits, so that a strategy that is an object of a class keeps its methods.
    return Object.create(strategy, { createReplica: { value: createReplica } }) as Strategy;
  }

  #watchReplica(replica: Replica): Replica {
    const watched: Record<string, unknown> = { snapshot: () => replica.snapshot() };
    for (const name of HANDLERS) {
      if (replica[name] === undefined) continue;
      watched[name] = (...words: unknown[]): void => {
        if (++this.#events % EVENTS_PER_LOOK === 0) this.#look((words.at(-1) as Out).now / 1e9);
        (replica as unknown as Record<string, (...words: unknown[]) => void>)[name]?.(...words);
      };
    }
    return watched as unknown as Replica;
  }

  #every(): number {
    return this.#io.stderr.isTerminal ? TERMINAL_EVERY_MILLISECONDS : PLAIN_EVERY_MILLISECONDS;
  }

  #look(simulatedSeconds: number): void {
    const now = this.#io.now();
    if (now - this.#shownAt < this.#every()) return;
    this.#shownAt = now;
    const pace = simulatedSeconds / ((now - this.#startedAt) / 1000);
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
