import {
  accessSync,
  closeSync,
  constants,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import path from 'node:path';
import { UsageError } from '@dmct/core';
import { unwritable } from './errno.js';

/** A file that is to be written once, at the end. */
export interface OutputFile {
  /** As the user named it. */
  readonly name: string;
  /** Where it really is, symbolic links followed. */
  readonly target: string;
  /** A device or pipe is written to; only a regular file is replaced. */
  readonly isReplaced: boolean;
}

/** Checks that the file can be written, without touching it. Throws a UsageError of one line if not. */
export function checkOutputFile(name: string, cwd: string): OutputFile {
  if (name.includes('\0')) throw new UsageError(`a file name can't hold a zero character`);
  const wanted = path.resolve(cwd, name);
  try {
    const target = followLinks(wanted);
    const status = statSync(target, { throwIfNoEntry: false });
    if (status?.isDirectory() === true) throw new UsageError(`can't write ${name}: it is a folder`);
    if (status !== undefined) accessSync(target, constants.W_OK);
    const isReplaced = status === undefined || status.isFile();
    if (isReplaced) probeFolder(target);
    return { name, target, isReplaced };
  } catch (error) {
    throw unwritable(name, error, wanted);
  }
}

/**
 * Writes all the files, each into a temporary neighbour that takes the file's name when all are complete: none is ever
 * seen half written.
 */
export function writeOutputFiles(
  files: readonly { readonly file: OutputFile; readonly text: readonly string[] }[],
): void {
  const renames: (readonly [temporary: string, file: OutputFile])[] = [];
  try {
    for (const { file, text } of files) {
      const place = file.isReplaced ? temporaryNeighbour(file.target) : file.target;
      if (file.isReplaced) renames.push([place, file]);
      try {
        writeAll(place, text, file.isReplaced ? 'wx' : 'w');
      } catch (error) {
        throw unwritable(file.name, error, file.target);
      }
    }
    for (const [temporary, file] of renames) {
      try {
        renameSync(temporary, file.target);
      } catch (error) {
        throw unwritable(file.name, error, file.target);
      }
    }
  } catch (error) {
    for (const [temporary] of renames) rmSync(temporary, { force: true });
    throw error;
  }
}

function writeAll(place: string, text: readonly string[], flags: 'w' | 'wx'): void {
  const descriptor = openSync(place, flags);
  try {
    for (const part of text) {
      const bytes = Buffer.from(part);
      for (let at = 0; at < bytes.length;) at += writeSync(descriptor, bytes, at);
    }
  } finally {
    closeSync(descriptor);
  }
}

/** Creates and removes a file in the target's folder: permissions and full disks show before a long run. */
function probeFolder(target: string): void {
  const probe = temporaryNeighbour(target);
  closeSync(openSync(probe, 'wx'));
  rmSync(probe, { force: true });
}

function temporaryNeighbour(target: string): string {
  return path.join(path.dirname(target), `.${path.basename(target)}.${String(process.pid)}.tmp`);
}

function followLinks(file: string): string {
  try {
    return realpathSync(file);
  } catch {
    return file;
  }
}
