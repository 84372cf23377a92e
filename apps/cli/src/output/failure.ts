/** What the machine refuses while it runs, whatever was asked for: a full disk, a disk that fails, no more open files. */
const RUN_TIME_CODES: ReadonlySet<string> = new Set([
  'ENOSPC',
  'EDQUOT',
  'EFBIG',
  'EIO',
  'EMFILE',
  'ENFILE',
  'ENOMEM',
]);

/** Something that was asked for rightly, and that the machine can't do: one line, and the exit status of a fault. */
export class MachineFailure extends Error {
  override readonly name = 'MachineFailure';
}

/** Whether an error of the system is the machine's, and not about what was asked for. */
export function isMachineFailure(error: unknown): boolean {
  return RUN_TIME_CODES.has((error as NodeJS.ErrnoException | null)?.code ?? '');
}
