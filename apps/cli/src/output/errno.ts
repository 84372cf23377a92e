import { existsSync } from 'node:fs';
import path from 'node:path';
import { UsageError } from '@dmct/core';
import { isMachineFailure, MachineFailure } from './failure.js';

/**
 * Why a file or a folder can't be written or read, in words.
 * @param target where it is, absolute: a missing folder is told from one that takes no files.
 */
export function reasonOf(error: unknown, target: string): string {
  const code = (error as NodeJS.ErrnoException).code ?? '';
  if (code === 'ENOENT' && existsSync(path.dirname(target))) return 'its folder takes no files';
  return REASONS[code] ?? (code === '' ? String(error) : `the system refuses it (${code})`);
}

/** The one line that says so; what is such a line already is handed on as it is. */
export function unwritable(name: string, error: unknown, target: string): UsageError | MachineFailure {
  if (error instanceof UsageError || error instanceof MachineFailure) return error;
  const line = `can't write ${name}: ${reasonOf(error, target)}`;
  return isMachineFailure(error) ? new MachineFailure(line) : new UsageError(line);
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: "its folder doesn't exist",
  ENOTDIR: 'its folder is a file',
  EEXIST: 'something else has that name',
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EROFS: 'the file system is read-only',
  EISDIR: 'it is a folder',
  ENOSPC: 'no space left',
  EDQUOT: 'no space left',
  ENAMETOOLONG: 'the name is too long',
  ELOOP: 'its links lead in a circle',
  EFBIG: 'it would be larger than a file may be',
  EMFILE: 'too many files are open',
  ENFILE: 'too many files are open',
  ENOMEM: 'no memory left',
  EBUSY: 'another program has it',
  EIO: 'the disk fails',
};
