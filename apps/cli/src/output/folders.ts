import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { UsageError } from '@dmct/core';
import { reasonOf } from './errno.js';
import { isMachineFailure, MachineFailure } from './failure.js';

/**
 * Makes a folder and those above it that are missing, one at a time: Node's own recursion never ends where a file system
 * takes no folders and says that there is none above (/proc). Throws a UsageError of one line where it can't be made.
 * @param name the folder as the user knows it.
 */
export function makeFolders(folder: string, name: string): void {
  const missing: string[] = [];
  for (let at = folder; !existsSync(at) && at !== path.dirname(at); at = path.dirname(at))
    missing.unshift(at);
  for (const each of missing) {
    try {
      mkdirSync(each);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      // Somebody else may have made it meanwhile.
      if (code === 'EEXIST') continue;
      const why = code === 'ENOENT' ? 'none can be made there' : reasonOf(error, each);
      const Failure = isMachineFailure(error) ? MachineFailure : UsageError;
      throw new Failure(`can't make the folder ${name}: ${why}`);
    }
  }
}
