import type { Io } from '../src/io.js';

export interface FakeIo extends Io {
  out(): string;
  err(): string;
}

/** A world that keeps what is written; its clock stands still unless `tickMilliseconds` moves it at each look. */
export function fakeIo(
  options: { cwd?: string; terminal?: boolean; tickMilliseconds?: number } = {},
): FakeIo {
  const out: string[] = [];
  const err: string[] = [];
  const isTerminal = options.terminal ?? false;
  let now = 0;
  return {
    stdout: { write: (text) => void out.push(text), isTerminal, columns: 80 },
    stderr: { write: (text) => void err.push(text), isTerminal, columns: 80 },
    cwd: options.cwd ?? import.meta.dirname,
    environment: {},
    now: () => (now += options.tickMilliseconds ?? 0),
    program: 'dmct',
    cores: 1,
    workerFile: null,
    onInterrupt: () => () => undefined,
    out: () => out.join(''),
    err: () => err.join(''),
  };
}
