import { readSync } from 'node:fs';

export interface FileLine {
  /** Where it begins, bytes. */
  readonly offset: number;
  /** Without its end; null where it is longer than allowed. */
  readonly text: string | null;
  /** Whether its end is there. */
  readonly isWhole: boolean;
}

const BLOCK_BYTES = 1 << 20;

/** The lines of an open file, of which only one is in memory at a time; a line that is too long ends the reading. */
export function* readLines(descriptor: number, lineBytesMax: number): Generator<FileLine, void> {
  const block = Buffer.alloc(BLOCK_BYTES);
  let rest = Buffer.alloc(0);
  let offset = 0;
  for (let position = 0; ;) {
    const count = readSync(descriptor, block, 0, BLOCK_BYTES, position);
    position += count;
    rest = Buffer.concat([rest, block.subarray(0, count)]);
    for (let end = rest.indexOf(10); end >= 0; end = rest.indexOf(10)) {
      if (end > lineBytesMax) {
        yield { offset, text: null, isWhole: true };
        return;
      }
      yield { offset, text: rest.toString('utf8', 0, end), isWhole: true };
      rest = rest.subarray(end + 1);
      offset += end + 1;
    }
    if (count > 0 && rest.length > lineBytesMax) {
      yield { offset, text: null, isWhole: true };
      return;
    }
    if (count > 0) continue;
    if (rest.length > 0) yield { offset, text: rest.toString('utf8'), isWhole: false };
    return;
  }
}
