import { parseFork, UsageError, writeFork, type Fork } from '@dmct/core';

/**
 * The changes that a command line names. Those of one message that would be ignored without a word are refused: any after it
 * is lost, and a second copy beside a second copy. Delays add up, as on the page. Waves are counted anew after each
 * change, so that the same words name the next one where the first is lost.
 */
export function readForks(texts: readonly string[]): readonly Fork[] {
  const forks = texts.map(parseFork);
  forks.forEach((fork, index) => {
    const before = forks
      .slice(0, index)
      .filter((each) => fork.of === 'packet' && keyOf(each) === keyOf(fork));
    const lost = before.find(({ fate }) => fate === 'drop');
    const again = before.find((each) => isAgain(each) && isAgain(fork));
    if (lost !== undefined) refuse(fork, lost, 'has lost already');
    if (again !== undefined) refuse(fork, again, 'delivers twice already');
  });
  return forks;
}

function refuse(fork: Fork, before: Fork, why: string): never {
  throw new UsageError(
    `--fork ${writeFork(fork)} changes a message that --fork ${writeFork(before)} ${why}: name each message once`,
  );
}

function isAgain({ fate }: Fork): boolean {
  return typeof fate === 'object' && 'againSeconds' in fate;
}

/** What a change is of, whatever becomes of it. */
function keyOf(fork: Fork): string {
  return writeFork({ ...fork, fate: 'drop' });
}

/** A word on changes of one message or wave that stand together, or null where each has its own. */
export function forksTogether(forks: readonly Fork[]): string | null {
  // After a wave that is lost, its words name the next one.
  const changed = forks.filter(({ fate, of }) => of === 'packet' || fate !== 'drop');
  const keys = changed.map(keyOf);
  const index = keys.findIndex((key, at) => keys.indexOf(key) < at);
  const fork = changed[index];
  if (fork === undefined) return null;
  const many = keys.filter((key) => key === keys[index]).length;
  return `${String(many)} changes are of one ${fork.of === 'wave' ? 'wave' : 'message'} (${writeFork(fork)}): each is made after those before it`;
}
