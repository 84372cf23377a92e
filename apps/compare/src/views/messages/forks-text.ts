import { parseFork, UsageError, writeFork, type Fork } from '@dmct/core';

/** More changes than this in one link nobody made by hand. */
const FORKS_MAX = 16;
const BETWEEN = ';';

/** Forks as a link holds them. */
export function writeForks(forks: readonly Fork[]): string {
  return forks.map(writeFork).join(BETWEEN);
}

/** Reads them back; for what can't be any it throws a UsageError of one line. */
export function parseForks(text: string): readonly Fork[] {
  const parts = text.split(BETWEEN);
  if (parts.length > FORKS_MAX)
    throw new UsageError(`there are ${String(parts.length)} forks, at most ${String(FORKS_MAX)}`);
  return parts.map(parseFork);
}

/** What is wrong with a link's forks, or null. */
export function forksProblem(text: string): string | null {
  try {
    parseForks(text);
    return null;
  } catch (error) {
    if (error instanceof UsageError) return `is no changed message or wave: ${error.message}`;
    throw error;
  }
}
