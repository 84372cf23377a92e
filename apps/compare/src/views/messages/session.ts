import type { Fork } from '@dmct/core';
import type { TracedRun } from '../../lab/jobs.js';
import { scenarioOf, type Settings } from '../../link/settings.js';
import type { App } from '../../shell/app.js';
import { parseForks, writeForks } from './forks-text.js';

/** What is on the page: a run, what was changed in it, and the run without the last change. */
export interface Shown {
  readonly settings: Settings;
  readonly forks: readonly Fork[];
  readonly traced: TracedRun;
  /** Null where nothing was changed. */
  readonly before: TracedRun | null;
}

/** Runs what is asked for, one thing at a time, and writes it into the address. */
export interface Session {
  run(settings: Settings): void;
  /** The run that is shown, with one more change. */
  fork(fork: Fork): void;
  /** The run with the first so many of its changes. */
  backTo(changes: number): void;
  cancel(): void;
}

export function createSession(
  app: App,
  handlers: {
    onBegin(): void;
    onShown(shown: Shown): void;
    onFailed(reason: string): void;
    /** Nothing runs any more. */
    onEnd(): void;
  },
): Session {
  let settings = app.link.settings;
  let forks: readonly Fork[] = [];
  /** The runs with the first 0, 1, 2 … of the changes, where they are known. */
  let known: (TracedRun | undefined)[] = [];
  let running: AbortController | null = null;

  const start = async (wanted: readonly Fork[]): Promise<void> => {
    running?.abort();
    const run = new AbortController();
    running = run;
    const signal = AbortSignal.any([run.signal, app.left]);
    const scenario = scenarioOf(settings, settings.strategy, settings.seed, settings.traitors);
    const runs = known;
    const runWith = async (changes: number): Promise<TracedRun> => {
      const input = changes === 0 ? scenario : { ...scenario, forks: wanted.slice(0, changes) };
      return (runs[changes] ??= await app.pool.ask('trace', input, { signal }));
    };
    const remember = (): void => {
      app.remember(settings, forks.length === 0 ? {} : { fork: writeForks(forks) });
    };
    const earlier = forks;
    forks = wanted;
    remember();
    handlers.onBegin();
    try {
      const before = wanted.length === 0 ? null : await runWith(wanted.length - 1);
      const traced = await runWith(wanted.length);
      handlers.onShown({ settings, forks: wanted, traced, before });
    } catch (error) {
      if (running !== run || app.left.aborted) return;
      // What is shown is what the address says.
      if (runs[earlier.length] !== undefined) {
        forks = earlier;
        remember();
      }
      const isCancel = error instanceof DOMException && error.name === 'AbortError';
      handlers.onFailed(isCancel ? 'cancelled' : error instanceof Error ? error.message : String(error));
    } finally {
      if (running === run) handlers.onEnd();
    }
  };
  const given = app.link.extra['fork'];
  void start(given === undefined ? [] : parseForks(given));
  return {
    run: (next) => {
      settings = next;
      known = [];
      forks = [];
      void start([]);
    },
    fork: (fork) => {
      known = known.slice(0, forks.length + 1);
      void start([...forks, fork]);
    },
    backTo: (changes) => {
      void start(forks.slice(0, changes));
    },
    cancel: () => running?.abort(),
  };
}
