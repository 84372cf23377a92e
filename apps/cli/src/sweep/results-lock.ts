import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { UsageError } from '@dmct/core';

/** Locks that this process holds: what bears its number and isn't among them was left by an earlier one of that number. */
const held = new Set<string>();

/**
 * Takes a results file for this process alone, by a file beside it that says who has it. Gives what releases it. Throws a
 * UsageError where another sweep that still runs has it; what a dead process of this machine left is taken over.
 * @param name the results file as the user knows it.
 */
export function lockResults(file: string, name: string): () => void {
  const lock = `${file}.lock`;
  if (!isTaken(lock)) {
    const text = textOf(lock);
    if (isAlive(lock, text) || !isFreed(lock, text) || !isTaken(lock)) throw refusal(name, text);
  }
  held.add(lock);
  return () => {
    held.delete(lock);
    rmSync(lock, { force: true });
  };
}

/** Whether the lock is ours now: a file is created, or there is one, and nothing between. */
function isTaken(lock: string): boolean {
  try {
    writeFileSync(lock, `${String(process.pid)} ${hostname()}\n`, { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** What a lock says; null where there is none any more. */
function textOf(lock: string): string | null {
  try {
    return readFileSync(lock, 'utf8').slice(0, 400);
  } catch {
    return null;
  }
}

/** Of a process of another machine nothing can be known, nor of what isn't ours: they count as alive. */
function isAlive(lock: string, text: string | null): boolean {
  if (text === null) return false;
  const [, pid = '', host = ''] = /^(\d{1,10}) (\S+)\n$/.exec(text) ?? [];
  if (host !== hostname()) return true;
  return Number(pid) === process.pid ? held.has(lock) : isRunning(Number(pid));
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // A process of somebody else can't be asked, but is there.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Puts away a lock that a dead process left; not one that somebody else has put in its place meanwhile. */
function isFreed(lock: string, text: string | null): boolean {
  const away = `${lock}.${String(process.pid)}`;
  try {
    renameSync(lock, away);
  } catch {
    return true;
  }
  const isTheirs = textOf(away) !== text;
  if (isTheirs) renameSync(away, lock);
  else rmSync(away, { force: true });
  return !isTheirs;
}

function refusal(name: string, text: string | null): UsageError {
  const [, pid, host] = /^(\d{1,10}) (\S+)\n$/.exec(text ?? '') ?? [];
  const by = pid === undefined ? '' : ` (process ${pid} on ${String(host)})`;
  return new UsageError(
    `another sweep is writing ${name}${by}: wait for it, choose another --out, or delete ${name}.lock if it is gone`,
  );
}
