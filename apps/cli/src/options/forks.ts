import { parseFork, UsageError, writeFork, type Fork } from '@dmct/core';

/**
 * The changes that a command line names. What is lost can't be changed any more: a second change of it would be ignored
 * without a word, and is refused. Delays of one message add up, as on the page.
 */
export function readForks(texts: readonly string[]): readonly Fork[] {
  const forks = texts.map(parseFork);
  forks.forEach((fork, index) => {
    const before = forks.slice(0, index).find((each) => keyOf(each) === keyOf(fork));
    if (before?.fate !== 'drop') return;
    const what = fork.of === 'wave' ? 'wave' : 'message';
    throw new UsageError(
      `--fork ${writeFork(fork)} changes a ${what} that --fork ${writeFork(before)} has lost already: name each ${what} once`,
    );
  });
  return forks;
}

/** What a change is of, whatever becomes of it. */
function keyOf(fork: Fork): string {
  return writeFork({ ...fork, fate: 'drop' });
}

/** A word on changes of one message or wave that stand together, or null where each has its own. */
export function forksTogether(forks: readonly Fork[]): string | null {
  const keys = forks.map(keyOf);
  const index = keys.findIndex((key, at) => keys.indexOf(key) < at);
  const fork = forks[index];
  if (fork === undefined) return null;
  const many = keys.filter((key) => key === keys[index]).length;
  return `${String(many)} changes are of one ${fork.of === 'wave' ? 'wave' : 'message'} (${writeFork(fork)}): each is made after those before it`;
}
